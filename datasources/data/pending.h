#pragma once

#include <functional>
#include <utility>

/// A running request. Destroying it cancels; after that the reply is never called.
class [[nodiscard]] Pending
{
public:
    Pending() = default;
    explicit Pending(std::function<void()> cancel) : m_cancel(std::move(cancel)) { }
    Pending(Pending&& other) noexcept : m_cancel(std::exchange(other.m_cancel, nullptr)) { }
    Pending& operator=(Pending&& other) noexcept
    {
        cancel();
        m_cancel = std::exchange(other.m_cancel, nullptr);
        return *this;
    }
    ~Pending() { cancel(); }

    void cancel()
    {
        if (auto cancel = std::exchange(m_cancel, nullptr))
            cancel();
    }

private:
    std::function<void()> m_cancel;
};
