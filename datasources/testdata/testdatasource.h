#pragma once

#include "datasources/datasource.h"

/// Grafana's TestData source: scenarios made out of the request alone. The same request gives the same answer.
class TestDataSource : public DataSource
{
public:
    Pending run(const QueryRequest& request, Sink sink) override;
    Pending variableValues(const Json& query, const TimeRange& range, Reply<VariableOptions> reply) override;
    Pending check(Reply<QString> reply) override;
    QStringList interpolatedKeys() const override;
    bool answersByRefId() const override { return true; }
};

DataSourceType testDataType();
/// The connection that dashboards of made up data name; there is nothing to configure.
const ConnectionConfig& testDataConnection();
