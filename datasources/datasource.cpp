#include "datasources/datasource.h"

#include "datasources/data/answerlater.h"

#include <QCoreApplication>

namespace {

Error noSuchQuery()
{
    return {Error::Kind::Config,
            QCoreApplication::translate("DataSource", "This datasource offers no variable values."),
            {}};
}

} // namespace

bool QueryRequest::sameSeries(const QueryRequest& other) const
{
    return connection == other.connection && kind == other.kind && intervalMs == other.intervalMs
        && maxPoints == other.maxPoints && rangeEndsInNow == other.rangeEndsInNow && utcOffsetMs == other.utcOffsetMs
        && tailFromMs == other.tailFromMs && spec == other.spec;
}

Pending DataSource::variableValues(const Json&, const TimeRange&, Reply<VariableOptions> reply)
{
    return answerLater(std::move(reply), Result<VariableOptions>(noSuchQuery()));
}

Pending DataSource::tagKeys(const TimeRange&, Reply<QStringList> reply)
{
    return answerLater(std::move(reply), Result<QStringList>(noSuchQuery()));
}

Pending DataSource::tagValues(const QString&, const TimeRange&, Reply<QStringList> reply)
{
    return answerLater(std::move(reply), Result<QStringList>(noSuchQuery()));
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

Json DataSource::applyGroupBy(const Json& spec, const QStringList&) const
{
    return spec;
}
