#pragma once

#include "datasources/datasource.h"

#include <QPointer>

/// A datasource that answers when the test says so and remembers what it was asked.
class FakeDataSource : public DataSource
{
public:
    struct Asked
    {
        QueryRequest request;
        Sink sink;
        bool cancelled = false;
        bool answered = false;
    };

    Pending run(const QueryRequest& request, Sink sink) override
    {
        auto asked = std::make_shared<Asked>(Asked {request, std::move(sink)});
        m_asked.push_back(asked);
        return Pending([asked] {
            if (!asked->answered)
                asked->cancelled = true;
        });
    }
    std::optional<IncrementalPlan> incrementalPlan(const QueryRequest& request) const override
    {
        return plan ? plan(request) : std::nullopt;
    }
    Pending check(Reply<QString>) override { return {}; }
    QStringList interpolatedKeys() const override { return {QStringLiteral("expr")}; }

    void answer(size_t index, const Result<ResponsePtr>& result)
    {
        const auto asked = m_asked[index];
        asked->answered = true;
        if (!asked->cancelled)
            asked->sink.done(result);
    }
    void answerPart(size_t index, const ResponsePtr& response)
    {
        const auto asked = m_asked[index];
        if (!asked->cancelled)
            asked->sink.partial(response);
    }
    size_t askedCount() const { return m_asked.size(); }
    const Asked& asked(size_t index) const { return *m_asked[index]; }

    std::function<std::optional<IncrementalPlan>(const QueryRequest&)> plan;

private:
    std::vector<std::shared_ptr<Asked>> m_asked;
};
