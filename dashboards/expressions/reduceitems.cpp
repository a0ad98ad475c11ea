#include "dashboards/expressions/itemexpressions.h"
#include "dashboards/expressions/itemreducers.h"

#include <QCoreApplication>

namespace {

NonNumeric ruleFrom(const Json& settings)
{
    const QString mode = jsonutil::string(settings, "mode");
    if (mode == QLatin1String("dropNN"))
        return {NonNumeric::Mode::Drop, 0};
    if (mode == QLatin1String("replaceNN"))
        return {NonNumeric::Mode::Replace, jsonutil::number(settings, "replaceWithValue")};
    return {};
}

void addNotice(std::vector<Notice>& notices)
{
    const Notice notice {Notice::Severity::Warning,
                         QCoreApplication::translate(
                             "Expressions", "What is to be reduced holds numbers already; they stay as they are.")};
    if (notices.empty())
        notices.push_back(notice);
}

} // namespace

Result<ExpressionItems> reduceItems(const Json& query, const ExpressionItems& input, std::vector<Notice>& notices)
{
    const QString function = jsonutil::string(query, "reducer").toLower();
    const NonNumeric rule = ruleFrom(jsonutil::object(query, "settings"));
    ExpressionItems items;
    for (const ExpressionItem& item : input) {
        const auto value = reduceValues(function, item.values, rule);
        if (!value)
            return Error {
                Error::Kind::Query,
                QCoreApplication::translate("Expressions", "There is no reducing function “%1”.").arg(function),
                {}};
        if (!item.isSeries())
            addNotice(notices);
        items.push_back(item.isSeries() ? numberItem(*value, item.labels) : item);
    }
    return items;
}
