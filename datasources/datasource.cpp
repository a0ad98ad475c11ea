#include "datasources/datasource.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimer>

namespace {

/// Answers in the next turn of the event loop, as the contract of every reply asks.
template<typename T>
Pending answerLater(Reply<T> reply, Result<T> result)
{
    auto* timer = new QTimer;
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, timer,
                     [timer, reply = std::move(reply), result = std::move(result)]() mutable {
                         timer->deleteLater();
                         reply(std::move(result));
                     });
    timer->start(0);
    return Pending([guard = QPointer<QTimer>(timer)] {
        if (!guard)
            return;
        guard->stop();
        guard->disconnect();
        guard->deleteLater();
    });
}

Error noSuchQuery()
{
    return {Error::Kind::Config,
            QCoreApplication::translate("DataSource", "This datasource offers no variable values."),
            {}};
}

} // namespace

bool QueryRequest::sameQuestion(const QueryRequest& other) const
{
    return connection == other.connection && kind == other.kind && range == other.range
        && intervalMs == other.intervalMs && maxPoints == other.maxPoints && rangeEndsInNow == other.rangeEndsInNow
        && utcOffsetMs == other.utcOffsetMs && spec == other.spec;
}

Pending DataSource::variableValues(const Json&, const TimeRange&, Reply<VariableOptions> reply)
{
    return answerLater<VariableOptions>(std::move(reply), noSuchQuery());
}

Pending DataSource::tagKeys(const TimeRange&, Reply<QStringList> reply)
{
    return answerLater<QStringList>(std::move(reply), noSuchQuery());
}

Pending DataSource::tagValues(const QString&, const TimeRange&, Reply<QStringList> reply)
{
    return answerLater<QStringList>(std::move(reply), noSuchQuery());
}

QString DataSource::formatVariable(const VariableShape& shape) const
{
    if (shape.values.size() == 1)
        return shape.values.front();
    return QLatin1Char('{') + shape.values.join(QLatin1Char(',')) + QLatin1Char('}');
}

Json DataSource::applyAdhoc(const Json& spec, const std::vector<AdhocFilter>&) const
{
    return spec;
}
