#pragma once

#include "datasources/data/alerts.h"

#include <simdjson.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Reads the alerts and groups of Alertmanager's API v2. What repeats from alert to alert (names, values, receivers,
/// times) is made once. False from any function means that the JSON is broken; keys of another type are passed over,
/// and so are alerts and groups that are no objects.
class AlertDecoder
{
public:
    /// `bytes` of the answer say about how many alerts there will be.
    AlertDecoder(const QString& source, size_t bytes) : m_sources(source), m_texts(textPlaces)
    {
        constexpr size_t bytesOfAnAlert = 550;
        m_list.alerts.reserve(bytes / bytesOfAnAlert);
    }

    bool decodeAlerts(simdjson::ondemand::document& document);
    bool decodeGroups(simdjson::ondemand::document& document);
    AlertList take() { return std::move(m_list); }

private:
    static constexpr size_t textPlaces = 4096; // a power of two
    using Value = simdjson::ondemand::value;
    bool readAlert(Value value, Alert& alert);
    bool readStatus(Value value, Alert& alert);
    bool readGroup(Value value);
    bool readLabels(Value value, Labels& labels);
    bool readTexts(Value value, QStringList& texts);
    bool readReceiver(Value value, QString& name);
    bool readReceivers(Value value, QStringList& names);
    void addToGroup(Alert alert, AlertGroup& group);
    QString shared(std::string_view text);

    /// The last time of one key: an evaluation gives all of its alerts the same ones.
    struct Time
    {
        std::string_view utf8; ///< lives in the parser's buffer
        qint64 ms = 0;
    };
    static bool readTime(Value value, Time& last, qint64& ms);

    QStringList m_sources;
    QStringList m_receivers; ///< of the last alert
    Time m_startsAt;
    Time m_endsAt;
    Time m_updatedAt;
    AlertList m_list;
    /// The newest text of each hash: most texts repeat, and those that do not cost no more than their own making.
    struct Text
    {
        std::string_view utf8; ///< lives in the parser's buffer
        QString text;
    };
    std::vector<Text> m_texts;
    std::unordered_map<std::string, size_t> m_byFingerprint; // groups repeat alerts
};
