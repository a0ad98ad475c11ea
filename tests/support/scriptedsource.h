#pragma once

#include "datasources/datasource.h"

#include <QObject>

#include <map>

/// A datasource that answers when the test says so; shared by all connections of its type.
struct Script
{
    struct Asked
    {
        QueryRequest request;
        Sink sink;
        bool answered = false;
        bool cancelled = false;
    };
    std::vector<std::shared_ptr<Asked>> asked;
    QMap<QString, QStringList> variables; ///< query text -> values
    std::vector<std::pair<QString, Reply<VariableOptions>>> variableReplies; ///< only with holdVariables
    bool holdVariables = false;
    bool holdQueries = true; ///< false: answered in the next turn of the event loop with `value`
    double value = 1;
    std::optional<Error> failure; ///< instead of an answer

    /// Those that wait, in the order they came.
    std::vector<std::shared_ptr<Asked>> waiting() const;
    void answer(Asked& asked, double with);
    void answerAll(double with);
    void fail(Asked& asked, const Error& error);
};

/// One series with two samples at the request's ends, labelled by the request's expr.
Frames framesFor(const QueryRequest& request, double value);

DataSourceType scriptedType(std::shared_ptr<Script> script, const QString& id = QStringLiteral("scripted"));
ConnectionConfig scriptedConnection(const QString& uid, const QString& type = QStringLiteral("scripted"),
                                    bool isDefault = true);
