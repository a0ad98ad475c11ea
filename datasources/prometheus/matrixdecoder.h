#pragma once

#include "datasources/prometheus/prometheusdecode.h"
#include "datasources/prometheus/samplescanner.h"

#include <simdjson.h>

#include <unordered_map>

/// Walks once over the answer and writes samples straight into columns. Series with equal times share one time
/// column, equal label texts one QString.
class MatrixDecoder
{
public:
    /// False: not what Prometheus sends, or cut.
    bool decode(simdjson::ondemand::document& document);

    PrometheusAnswer answer;
    QString status;
    QString errorType;
    QString errorText;

private:
    struct Histograms
    {
        TimeColumn time;
        NumberColumn low;
        NumberColumn high;
        NumberColumn count;
        NumberColumn layout;
    };

    bool readData(simdjson::ondemand::value value);
    bool readResult(simdjson::ondemand::value value);
    bool readSeries(simdjson::ondemand::value value);
    bool readSeriesField(std::string_view key, simdjson::ondemand::value value);
    bool readLabels(simdjson::ondemand::value value);
    bool readSamples(simdjson::ondemand::value value);
    bool readSample(simdjson::ondemand::value value);
    bool readText(simdjson::ondemand::value value);
    bool readHistogram(simdjson::ondemand::value value);
    bool readBuckets(simdjson::ondemand::value value, qint64 time);
    void readIsPartial(simdjson::ondemand::value value);
    bool readNotices(simdjson::ondemand::value value, Notice::Severity severity);
    bool readString(simdjson::ondemand::value value, QString& text);
    void finishSeries();
    Frame frame(const QString& type) const;
    std::shared_ptr<const Column> timeColumn();
    QString intern(std::string_view text);

    JsonPtr m_custom;
    std::unordered_map<std::string_view, QString> m_strings; // the views live in the parser's buffer
    Labels m_labels;
    TimeColumn m_times;
    RowTimes m_rowTimes;
    NumberColumn m_values;
    size_t m_previousSize = 0;
    std::shared_ptr<const Column> m_previousTimes;
    Histograms m_histograms;
};
