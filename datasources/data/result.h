#pragma once

#include <QString>

#include <utility>
#include <variant>

/// What went wrong, for a person (text) and for code that must choose (kind).
struct Error
{
    enum class Kind
    {
        Cancelled,
        Config,
        Network,
        Timeout,
        Auth,
        Http,
        Parse,
        Query,
        Limit,
        Internal
    };
    Kind kind = Kind::Internal;
    QString text; ///< one translated sentence that says what and where
    QString detail; ///< status line, response snippet, position; for the inspector. Never holds a secret.

    friend bool operator==(const Error&, const Error&) = default;
};

/// An expected failure is a value. The names are std::expected's, so that C++23 replaces this header by an alias.
template<typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T; // NOLINT(readability-identifier-naming)
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { } // NOLINT(google-explicit-constructor)
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { } // NOLINT(google-explicit-constructor)

    bool has_value() const noexcept { return m_state.index() == 0; } // NOLINT(readability-identifier-naming)
    explicit operator bool() const noexcept { return has_value(); }
    const T& operator*() const& { return std::get<0>(m_state); }
    T& operator*() & { return std::get<0>(m_state); }
    T&& operator*() && { return std::get<0>(std::move(m_state)); }
    const T* operator->() const { return &std::get<0>(m_state); }
    T* operator->() { return &std::get<0>(m_state); }
    const Error& error() const& { return std::get<1>(m_state); }
    Error&& error() && { return std::get<1>(std::move(m_state)); }

    template<typename F>
    auto and_then(F&& next) && -> decltype(next(std::declval<T>())) // NOLINT(readability-identifier-naming)
    {
        if (has_value())
            return std::forward<F>(next)(std::get<0>(std::move(m_state)));
        return std::get<1>(std::move(m_state));
    }
    template<typename F>
    auto transform(F&& map) && -> Result<decltype(map(std::declval<T>()))>
    {
        if (has_value())
            return std::forward<F>(map)(std::get<0>(std::move(m_state)));
        return std::get<1>(std::move(m_state));
    }

private:
    std::variant<T, Error> m_state;
};

/// The value of an operation that either succeeds or fails and has nothing else to say: Result<Done>.
struct Done
{
    friend bool operator==(const Done&, const Done&) = default;
};
