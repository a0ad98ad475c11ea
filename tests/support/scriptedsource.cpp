#include "tests/support/scriptedsource.h"

#include <QTimer>

namespace {

class ScriptedSource : public DataSource
{
public:
    explicit ScriptedSource(std::shared_ptr<Script> script) : m_script(std::move(script)) { }

    Pending run(const QueryRequest& request, Sink sink) override
    {
        auto asked = std::make_shared<Script::Asked>(Script::Asked {request, std::move(sink)});
        m_script->asked.push_back(asked);
        if (!m_script->holdQueries)
            QTimer::singleShot(0, &m_context, [script = m_script, asked] {
                if (script->failure)
                    script->fail(*asked, *script->failure);
                else
                    script->answer(*asked, script->value);
            });
        return Pending([asked] { asked->cancelled = !asked->answered; });
    }

    Pending variableValues(const Json& query, const TimeRange&, Reply<VariableOptions> reply) override
    {
        const QString text = query.is_string() ? *jsonutil::asString(query) : jsonutil::string(query, "query");
        if (m_script->holdVariables) {
            m_script->variableReplies.emplace_back(text, std::move(reply));
            return {};
        }
        VariableOptions options;
        for (const QString& value : m_script->variables.value(text))
            options.push_back({value, value, {}});
        auto live = std::make_shared<bool>(true);
        QTimer::singleShot(0, &m_context, [live, options, reply = std::move(reply)] {
            if (*live)
                reply(options);
        });
        return Pending([live] { *live = false; });
    }

    Pending check(Reply<QString>) override { return {}; }
    QStringList interpolatedKeys() const override { return {QStringLiteral("expr")}; }

private:
    std::shared_ptr<Script> m_script;
    QObject m_context;
};

} // namespace

std::vector<std::shared_ptr<Script::Asked>> Script::waiting() const
{
    std::vector<std::shared_ptr<Asked>> result;
    for (const auto& one : asked)
        if (!one->answered && !one->cancelled)
            result.push_back(one);
    return result;
}

Frames framesFor(const QueryRequest& request, double value)
{
    Frame frame;
    frame.refId = request.refId.value;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time,
                    TimeColumn {request.range.fromMs * 1'000'000, request.range.toMs * 1'000'000}));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, NumberColumn {value, value},
                    {{QStringLiteral("expr"), jsonutil::string(request.spec, "expr")}}));
    return {frame};
}

void Script::answer(Asked& asked, double with)
{
    if (asked.cancelled || asked.answered)
        return;
    asked.answered = true;
    auto response = std::make_shared<Response>();
    response->frames = framesFor(asked.request, with);
    asked.sink.done(ResponsePtr(response));
}

void Script::answerAll(double with)
{
    for (const auto& one : waiting())
        answer(*one, with);
}

void Script::fail(Asked& asked, const Error& error)
{
    if (asked.cancelled || asked.answered)
        return;
    asked.answered = true;
    asked.sink.done(error);
}

DataSourceType scriptedType(std::shared_ptr<Script> script, const QString& id)
{
    DataSourceType type;
    type.id = id;
    type.name = id;
    type.create = [script](const ConnectionConfig&, const DataSourceContext&) -> Result<std::unique_ptr<DataSource>> {
        return std::unique_ptr<DataSource>(std::make_unique<ScriptedSource>(script));
    };
    return type;
}

ConnectionConfig scriptedConnection(const QString& uid, const QString& type, bool isDefault)
{
    ConnectionConfig config;
    config.uid = ConnectionId(uid);
    config.name = uid;
    config.type = type;
    config.isDefault = isDefault;
    return config;
}
