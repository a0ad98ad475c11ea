#pragma once

#include "dashboards/run/panelpipeline.h"
#include "widgets/chart/chartpicture.h"
#include "widgets/panels/common/picturecontent.h"

#include <array>
#include <cmath>
#include <limits>

// Frames and inputs for panels that draw a picture.

inline constexpr qint64 second = 1'000'000'000;
inline constexpr double infinity = std::numeric_limits<double>::infinity();

inline PictureInput inputOf(Frames frames, const QByteArray& options = "{}")
{
    auto data = std::make_shared<PanelData>();
    data->frames = std::move(frames);
    data->state = LoadingState::Done;
    data->revision = 1;
    data->range = {0, 100'000};
    data->displays = makeDisplays(data->frames, data->display);
    auto spec = std::make_shared<PanelSpec>();
    spec->options = Json::parse(options.toStdString(), nullptr, false);
    PictureInput input;
    input.data = std::move(data);
    input.spec = std::move(spec);
    input.theme = Theme::make(ThemeKind::Dark);
    input.background = input.theme.panel;
    return input;
}

inline TimeColumn timesOf(int count, qint64 step = 10 * second)
{
    TimeColumn times;
    for (int i = 0; i < count; i++)
        times.push_back((i + 1) * step);
    return times;
}

/// Classic buckets: one field per bound with the counts of single buckets.
inline Frame bucketFrame(const QStringList& bounds, int columns = 10)
{
    Frame frame;
    frame.meta.type = QStringLiteral("heatmap-rows");
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, timesOf(columns)));
    for (int b = 0; b < bounds.size(); b++) {
        NumberColumn counts;
        for (int i = 0; i < columns; i++)
            counts.push_back(b + 1);
        frame.add(Field(bounds[b], FieldType::Number, std::move(counts), {{QStringLiteral("le"), bounds[b]}}));
        FieldConfig config;
        config.displayNameFromDS = bounds[b]; // as the source names its buckets
        frame.fields.back().config = std::make_shared<const FieldConfig>(std::move(config));
    }
    return frame;
}

inline Frame cellsFrame(std::vector<std::array<double, 4>> cells)
{
    TimeColumn times;
    NumberColumn low;
    NumberColumn high;
    NumberColumn count;
    for (const auto& cell : cells) {
        times.push_back(qint64(cell[0]) * second);
        low.push_back(cell[1]);
        high.push_back(cell[2]);
        count.push_back(cell[3]);
    }
    Frame frame;
    frame.meta.type = QStringLiteral("heatmap-cells");
    frame.add(Field(QStringLiteral("xMax"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("yMin"), FieldType::Number, std::move(low)));
    frame.add(Field(QStringLiteral("yMax"), FieldType::Number, std::move(high)));
    frame.add(Field(QStringLiteral("count"), FieldType::Number, std::move(count)));
    return frame;
}

inline Frame stringFrame(const StringColumn& states, const QString& name = QStringLiteral("state"))
{
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, timesOf(int(states.size()))));
    frame.add(Field(name, FieldType::String, states));
    return frame;
}

inline Frame numberFrame(const NumberColumn& values, const QByteArray& custom = "{}")
{
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, timesOf(int(values.size()))));
    Field field(QStringLiteral("value"), FieldType::Number, values);
    FieldConfig config;
    config.custom = std::make_shared<const Json>(Json::parse(custom.toStdString(), nullptr, false));
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    frame.add(std::move(field));
    return frame;
}

inline void configure(Frame& frame, const std::function<void(FieldConfig&)>& change)
{
    FieldConfig config = *frame.fields.back().config;
    change(config);
    frame.fields.back().config = std::make_shared<const FieldConfig>(std::move(config));
}

inline void useThresholds(FieldConfig& config)
{
    FieldColor color;
    color.mode = QStringLiteral("thresholds");
    config.color = color;
    Thresholds thresholds;
    thresholds.steps = {{-infinity, QStringLiteral("green")}, {80, QStringLiteral("red")}};
    config.thresholds = thresholds;
}

inline RasterJob jobOf(const PictureContent& content, QSize size)
{
    RasterJob job;
    job.size = size;
    job.fromMs = content.chart->fromMs;
    job.toMs = content.chart->toMs;
    for (const ChartScale& scale : content.chart->scales)
        job.scales.push_back({scale.options, scale.min, scale.max});
    return job;
}

inline PictureView viewOf(const PictureContent& content, QSize size)
{
    return {QRectF(QPointF(0, 0), QSizeF(size)), content.chart->fromMs, content.chart->toMs, &content.chart->scales};
}

inline PictureHover hoverOf(const PictureContent& content, QSize size, QPointF at)
{
    return content.chart->picture->hoverAt(viewOf(content, size), at.x(), at.y());
}
