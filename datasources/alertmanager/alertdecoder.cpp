#include "datasources/alertmanager/alertdecoder.h"

#include "datasources/data/ondemandjson.h"
#include "datasources/data/rfc3339.h"

namespace {

using namespace ondemandjson; // NOLINT(google-build-using-namespace)

bool isObject(Value value)
{
    simdjson::ondemand::json_type type;
    return !value.type().get(type) && type == simdjson::ondemand::json_type::object;
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

bool AlertDecoder::readTime(Value value, Time& last, qint64& ms)
{
    std::string_view text;
    if (!readText(value, text))
        return false;
    if (text != last.utf8)
        last = {text, parseRfc3339Ms(text)};
    ms = last.ms;
    return true;
}

bool AlertDecoder::readLabels(Value value, Labels& labels)
{
    return forEachKey(value, [&](std::string_view key, Value member) {
        std::string_view text;
        if (!readText(member, text))
            return false;
        labels.insert(labels.cend(), shared(key), shared(text)); // servers send them sorted; if not, it is only slower
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

/// {"name": "x"}, or the bare name as the API's older forms and other makers write it.
bool AlertDecoder::readReceiver(Value value, QString& name)
{
    std::string_view text;
    if (!isObject(value)) {
        if (!readText(value, text))
            return false;
        name = shared(text);
        return true;
    }
    return forEachKey(value, [&](std::string_view key, Value member) {
        if (key != "name")
            return true;
        if (!readText(member, text))
            return false;
        name = shared(text);
        return true;
    });
}

bool AlertDecoder::readReceivers(Value value, QStringList& names)
{
    const bool read = forEachItem(value, [&](Value item) {
        QString name;
        if (!readReceiver(item, name))
            return false;
        if (!name.isEmpty())
            names << name;
        return true;
    });
    if (names == m_receivers)
        names = m_receivers; // one list for all alerts of a receiver
    else
        m_receivers = names;
    return read;
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
            return readTime(member, m_startsAt, alert.startsAtMs);
        if (key == "endsAt")
            return readTime(member, m_endsAt, alert.endsAtMs);
        if (key == "updatedAt")
            return readTime(member, m_updatedAt, alert.updatedAtMs);
        if (key != "fingerprint" && key != "generatorURL")
            return true;
        if (!readText(member, text))
            return false;
        if (key == "fingerprint")
            alert.fingerprint = QString::fromUtf8(text.data(), qsizetype(text.size()));
        else
            alert.generatorUrl = shared(text);
        return true;
    });
    if (alert.fingerprint.isEmpty())
        alert.fingerprint = alertFingerprint(alert.labels);
    alert.sources = m_sources;
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
        if (item.get(value))
            return false;
        if (!isObject(value))
            continue;
        if (!readAlert(value, alert))
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
            return readReceiver(member, group.receiver);
        if (key != "alerts")
            return true;
        return forEachItem(member, [&](Value item) {
            Alert alert;
            if (!isObject(item))
                return true;
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
        if (item.get(value) || (isObject(value) && !readGroup(value)))
            return false;
    }
    return true;
}
