#include "dashboards/format/displayname.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace {

const QString& valueName()
{
    static const QString name = QStringLiteral("Value");
    return name;
}

bool frameNamesDiffer(const Frames& frames)
{
    for (size_t i = 1; i < frames.size(); ++i)
        if (frames[i].name != frames[i - 1].name)
            return true;
    return false;
}

/// The one label name that the whole result uses; empty when there are several or none.
QString singleLabelName(const Frames& frames)
{
    QString single;
    for (const Frame& frame : frames) {
        for (const Field& field : frame.fields) {
            for (auto it = field.labels.keyBegin(); it != field.labels.keyEnd(); ++it) {
                if (!single.isNull() && *it != single)
                    return {};
                single = *it;
            }
        }
    }
    return single;
}

QString labelsText(const Field& field, const Frames& all)
{
    if (field.labels.isEmpty())
        return {};
    const QString single = singleLabelName(all);
    return single.isNull() ? formatLabels(field.labels) : field.labels.value(single);
}

bool isSame(const Field& a, const Field& b)
{
    return &a == &b || (a.name == b.name && a.values == b.values && a.config == b.config && a.labels == b.labels);
}

/// Fields of one frame with equal names count from 1.
QString uniqueName(const Field& field, const Frame& frame)
{
    int equal = 0;
    bool foundSelf = false;
    for (const Field& other : frame.fields) {
        if (!foundSelf && isSame(field, other)) {
            foundSelf = true;
            if (equal > 0) {
                ++equal;
                break;
            }
        } else if (field.name == other.name) {
            ++equal;
            if (foundSelf)
                break;
        }
    }
    return equal > 0 ? QStringLiteral("%1 %2").arg(field.name).arg(equal) : field.name;
}

QString builtName(const Field& field, const Frame& frame, const Frames& all)
{
    QStringList parts;
    const bool withFrame = frameNamesDiffer(all) && !frame.name.isEmpty();
    if (withFrame)
        parts << frame.name;
    if (!field.name.isEmpty() && field.name != valueName())
        parts << field.name;
    const QString labels = labelsText(field, all);
    if (!labels.isEmpty())
        parts << labels;
    if (!withFrame && labels.isEmpty() && field.name == valueName() && !frame.name.isEmpty())
        parts << frame.name;
    if (parts.isEmpty())
        return field.name.isEmpty() ? valueName() : field.name;
    return parts.join(QLatin1Char(' '));
}

} // namespace

QString fieldDisplayName(const Field& field, const Frame& frame, const Frames& all)
{
    const FieldConfig& config = *field.config;
    const QString ending = field.state.timeCompare
        ? QLatin1Char(' ') + QCoreApplication::translate("DisplayName", "(comparison)")
        : QString();
    if (config.displayName && !config.displayName->isEmpty())
        return *config.displayName + ending;
    if (config.displayNameFromDS && !config.displayNameFromDS->isEmpty())
        return *config.displayNameFromDS + ending;
    if (field.type == FieldType::Time && field.labels.isEmpty())
        return field.name.isEmpty() ? QStringLiteral("Time") : field.name;
    QString name = builtName(field, frame, all);
    if (name == field.name)
        name = uniqueName(field, frame);
    return name + ending;
}

QString fieldDisplayName(const Field& field)
{
    const FieldConfig& config = *field.config;
    if (config.displayName && !config.displayName->isEmpty())
        return *config.displayName;
    if (!field.name.isEmpty())
        return field.name;
    return field.type == FieldType::Time ? QStringLiteral("Time") : valueName();
}

QString renderLegend(const QString& format, const Labels& labels)
{
    static const QRegularExpression pattern(QStringLiteral("\\{\\{\\s*(.+?)\\s*\\}\\}"));
    QString text;
    qsizetype at = 0;
    for (auto it = pattern.globalMatch(format); it.hasNext();) {
        const auto match = it.next();
        const QString value = labels.value(match.captured(1));
        text += format.mid(at, match.capturedStart() - at) + (value.isEmpty() ? match.captured(1) : value);
        at = match.capturedEnd();
    }
    return text + format.mid(at);
}

QString frameDisplayName(const Frame& frame, std::optional<int> index)
{
    if (!frame.name.isEmpty())
        return frame.name;
    QStringList values;
    for (const Field& field : frame.fields)
        if (field.type != FieldType::Time)
            values << fieldDisplayName(field, frame, {frame});
    if (values.size() == 1)
        return values.front();
    if (!index && !frame.fields.empty())
        return values.join(QStringLiteral(", "));
    if (!frame.refId.isEmpty())
        return QCoreApplication::translate("DisplayName", "Series (%1)").arg(frame.refId);
    return QCoreApplication::translate("DisplayName", "Series (%1)").arg(index.value_or(0));
}
