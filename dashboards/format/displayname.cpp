#include "dashboards/format/displayname.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace {

const QString& valueName()
{
    static const QString name = QStringLiteral("Value");
    return name;
}

QString onlyLabelName(const Frames& frames)
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

QString labelsText(const Field& field, const NameScope& scope)
{
    if (field.labels.isEmpty())
        return {};
    const QString single = scope.singleLabelName();
    return single.isNull() ? formatLabels(field.labels) : field.labels.value(single);
}

/// Whether `other`, a field of the frame, is `field`; one that was copied out of it is known by what it shares.
bool isSame(const Field& field, const Field& other, bool isCopy)
{
    return &field == &other
        || (isCopy && field.name == other.name && field.values == other.values && field.config == other.config
            && field.labels == other.labels);
}

template<typename T>
bool isIn(const T& item, const std::vector<T>& all)
{
    const std::less<const T*> before;
    return !before(&item, all.data()) && before(&item, all.data() + all.size());
}

/// Fields of one frame with equal names count from 1.
QString uniqueName(const Field& field, const Frame& frame, const NameScope& scope)
{
    const bool isCopy = !isIn(field, frame.fields);
    if (const std::vector<size_t>* equals = isCopy ? nullptr : scope.fieldsNamed(field.name, frame)) {
        const auto self = std::lower_bound(equals->begin(), equals->end(), size_t(&field - frame.fields.data()));
        return equals->size() < 2 ? field.name
                                  : QStringLiteral("%1 %2").arg(field.name).arg(self - equals->begin() + 1);
    }
    int equal = 0;
    bool foundSelf = false;
    for (const Field& other : frame.fields) {
        if (!foundSelf && isSame(field, other, isCopy)) {
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

QString builtName(const Field& field, const Frame& frame, const NameScope& scope)
{
    QStringList parts;
    const bool withFrame = !frame.name.isEmpty() && scope.frameNamesDiffer();
    if (withFrame)
        parts << frame.name;
    if (!field.name.isEmpty() && field.name != valueName())
        parts << field.name;
    const QString labels = labelsText(field, scope);
    if (!labels.isEmpty())
        parts << labels;
    if (!withFrame && labels.isEmpty() && field.name == valueName() && !frame.name.isEmpty())
        parts << frame.name;
    if (parts.isEmpty())
        return field.name.isEmpty() ? valueName() : field.name;
    return parts.join(QLatin1Char(' '));
}

} // namespace

bool NameScope::frameNamesDiffer() const
{
    if (!m_frameNamesDiffer)
        m_frameNamesDiffer = std::adjacent_find(m_all.begin(), m_all.end(),
                                                [](const Frame& a, const Frame& b) { return a.name != b.name; })
            != m_all.end();
    return *m_frameNamesDiffer;
}

QString NameScope::singleLabelName() const
{
    if (!m_singleLabelName)
        m_singleLabelName = onlyLabelName(m_all);
    return *m_singleLabelName;
}

const std::vector<size_t>* NameScope::fieldsNamed(const QString& name, const Frame& frame) const
{
    if (!isIn(frame, m_all))
        return nullptr;
    if (m_indexed != &frame) {
        m_indexed = &frame;
        m_places.clear();
        for (size_t i = 0; i < frame.fields.size(); ++i)
            m_places[frame.fields[i].name].push_back(i);
    }
    const auto found = m_places.constFind(name);
    return found == m_places.constEnd() ? nullptr : &*found;
}

QString fieldDisplayName(const Field& field, const Frame& frame, const Frames& all)
{
    return fieldDisplayName(field, frame, NameScope(all));
}

QString fieldDisplayName(const Field& field, const Frame& frame, const NameScope& scope)
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
    QString name = builtName(field, frame, scope);
    if (name == field.name)
        name = uniqueName(field, frame, scope);
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
