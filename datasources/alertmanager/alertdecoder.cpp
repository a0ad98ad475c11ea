#include "datasources/alertmanager/alertdecoder.h"

#include "datasources/data/rfc3339.h"

namespace {

using Value = simdjson::ondemand::value;

/// Calls `read` for each key of an object; other types are passed over. False when the JSON is broken.
template<typename Read>
bool forEachKey(Value value, const Read& read)
{
    simdjson::ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return error == simdjson::INCORRECT_TYPE;
    for (auto field : object) {
        std::string_view key;
        Value member;
        if (field.unescaped_key().get(key) || field.value().get(member) || !read(key, member))
            return false;
    }
    return true;
}

template<typename Read>
bool forEachItem(Value value, const Read& read)
{
    simdjson::ondemand::array array;
    if (const auto error = value.get_array().get(array))
        return error == simdjson::INCORRECT_TYPE;
    for (auto item : array) {
        Value member;
        if (item.get(member) || !read(member))
            return false;
    }
    return true;
}

/// The text of a value; an empty one for other types. False when the JSON is broken.
bool readText(Value value, std::string_view& text)
{
    const auto error = value.get_string().get(text);
    if (error)
        text = {};
    return !error || error == simdjson::INCORRECT_TYPE;
}

bool readTime(Value value, qint64& ms)
{
    std::string_view text;
    if (!readText(value, text))
        return false;
    ms = parseRfc3339Ms(text);
    return true;
}

AlertState stateOf(std::string_view text)
{
    if (text == "suppressed")
        return AlertState::Suppressed;
    return text == "unprocessed" ? AlertState::Unprocessed : AlertState::Firing;
}

} // namespace

const QString& AlertDecoder::shared(std::string_view text)
{
    const auto [it, isNew] = m_texts.try_emplace(text);
    if (isNew)
        it->second = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return it->second;
}

bool AlertDecoder::readLabels(Value value, Labels& labels)
{
    return forEachKey(value, [&](std::string_view key, Value member) {
        std::string_view text;
        if (!readText(member, text))
            return false;
        labels.insert(shared(key), shared(text));
        return true;
    });
}

bool AlertDecoder::readTexts(Value value, QStringList& texts)
{
    return forEachItem(value, [&](Value item) {
        std::string_view text;
        if (!readText(item, text))
            return false;
        texts << shared(text);
        return true;
    });
}

bool AlertDecoder::readReceivers(Value value, QStringList& names)
{
    return forEachItem(value, [&](Value item) {
        return forEachKey(item, [&](std::string_view key, Value member) {
            std::string_view text;
            if (key != "name")
                return true;
            if (!readText(member, text))
                return false;
            names << shared(text);
            return true;
        });
    });
}

bool AlertDecoder::readStatus(Value value, Alert& alert)
{
    return forEachKey(value, [&](std::string_view key, Value member) {
        if (key == "silencedBy")
            return readTexts(member, alert.silencedBy);
        if (key == "inhibitedBy")
            return readTexts(member, alert.inhibitedBy);
        if (key == "mutedBy")
            return readTexts(member, alert.mutedBy);
        std::string_view text;
        if (key != "state")
            return true;
        if (!readText(member, text))
            return false;
        alert.state = stateOf(text);
        return true;
    });
}

bool AlertDecoder::readAlert(Value value, Alert& alert)
{
    const bool read = forEachKey(value, [&](std::string_view key, Value member) {
        std::string_view text;
        if (key == "labels")
            return readLabels(member, alert.labels);
        if (key == "annotations")
            return readLabels(member, alert.annotations);
        if (key == "status")
            return readStatus(member, alert);
        if (key == "receivers")
            return readReceivers(member, alert.receivers);
        if (key == "startsAt")
            return readTime(member, alert.startsAtMs);
        if (key == "endsAt")
            return readTime(member, alert.endsAtMs);
        if (key == "updatedAt")
            return readTime(member, alert.updatedAtMs);
        if (key != "fingerprint" && key != "generatorURL")
            return true;
        if (!readText(member, text))
            return false;
        (key == "fingerprint" ? alert.fingerprint : alert.generatorUrl) =
            QString::fromUtf8(text.data(), qsizetype(text.size()));
        return true;
    });
    if (alert.fingerprint.isEmpty())
        alert.fingerprint = alertFingerprint(alert.labels);
    alert.sources = QStringList {m_source};
    return read;
}

bool AlertDecoder::decodeAlerts(simdjson::ondemand::document& document)
{
    Value root;
    simdjson::ondemand::array array;
    if (document.get_value().get(root) || root.get_array().get(array))
        return false;
    for (auto item : array) {
        Value value;
        Alert alert;
        if (item.get(value) || !readAlert(value, alert))
            return false;
        m_list.alerts.push_back(std::move(alert));
    }
    return true;
}

void AlertDecoder::addToGroup(Alert alert, AlertGroup& group)
{
    const auto [it, isNew] = m_byFingerprint.try_emplace(alert.fingerprint.toStdString(), m_list.alerts.size());
    group.alerts.push_back(it->second);
    if (isNew)
        m_list.alerts.push_back(std::move(alert));
}

bool AlertDecoder::readGroup(Value value)
{
    AlertGroup group;
    const bool read = forEachKey(value, [&](std::string_view key, Value member) {
        if (key == "labels")
            return readLabels(member, group.labels);
        if (key == "receiver")
            return forEachKey(member, [&](std::string_view name, Value text) {
                std::string_view receiver;
                if (name != "name")
                    return true;
                const bool ok = readText(text, receiver);
                group.receiver = shared(receiver);
                return ok;
            });
        if (key != "alerts")
            return true;
        return forEachItem(member, [&](Value item) {
            Alert alert;
            if (!readAlert(item, alert))
                return false;
            addToGroup(std::move(alert), group);
            return true;
        });
    });
    m_list.groups.push_back(std::move(group));
    return read;
}

bool AlertDecoder::decodeGroups(simdjson::ondemand::document& document)
{
    Value root;
    simdjson::ondemand::array array;
    if (document.get_value().get(root) || root.get_array().get(array))
        return false;
    for (auto item : array) {
        Value value;
        if (item.get(value) || !readGroup(value))
            return false;
    }
    return true;
}
