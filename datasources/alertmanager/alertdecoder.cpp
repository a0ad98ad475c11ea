#include "datasources/alertmanager/alertdecoder.h"

#include "datasources/data/ondemandjson.h"
#include "datasources/data/rfc3339.h"

namespace {

using namespace ondemandjson; // NOLINT(google-build-using-namespace)

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

QString AlertDecoder::shared(std::string_view text)
{
    Text& place = m_texts[std::hash<std::string_view>()(text) & (textPlaces - 1)];
    if (place.utf8 != text || place.utf8.data() == nullptr)
        place = {text, QString::fromUtf8(text.data(), qsizetype(text.size()))};
    return place.text;
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
    if (isNew) {
        m_list.alerts.push_back(std::move(alert));
        return;
    }
    // Muted in one group it may notify through another: newer servers tell its state for each group.
    Alert& known = m_list.alerts[it->second];
    if (known.state != AlertState::Suppressed || alert.state == AlertState::Suppressed)
        return;
    known.state = alert.state;
    known.silencedBy = std::move(alert.silencedBy);
    known.inhibitedBy = std::move(alert.inhibitedBy);
    known.mutedBy = std::move(alert.mutedBy);
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
