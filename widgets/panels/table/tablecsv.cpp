#include "widgets/panels/table/tablecsv.h"

#include <QAbstractItemModel>

#include <map>
#include <set>

QString csvField(const QString& text)
{
    QString field = text;
    const bool number = [&] {
        bool ok = false;
        text.toDouble(&ok);
        return ok;
    }();
    if (!number && !field.isEmpty() && QStringLiteral("=+-@\t").contains(field.front()))
        field.prepend(QLatin1Char('\''));
    const bool plain = !field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"'))
        && !field.contains(QLatin1Char('\n')) && !field.contains(QLatin1Char('\r'));
    if (plain)
        return field;
    return QLatin1Char('"') + field.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString cellsAsCsv(const QAbstractItemModel& model, const QModelIndexList& cells)
{
    std::set<int> columns;
    std::map<int, std::map<int, QString>> rows;
    for (const QModelIndex& cell : cells) {
        columns.insert(cell.column());
        rows[cell.row()][cell.column()] = cell.data().toString();
    }
    QString csv;
    const auto line = [&](const auto& text) {
        QStringList fields;
        for (const int column : columns)
            fields << csvField(text(column));
        csv += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    };
    line([&](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
    for (const auto& [row, texts] : rows)
        line([&texts = texts](int column) {
            const auto found = texts.find(column);
            return found == texts.end() ? QString() : found->second;
        });
    return csv;
}
