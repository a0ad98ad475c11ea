#pragma once

#include "dashboards/logs/logdedup.h"

#include <QStringList>

#include <optional>

/// A line that stands out: its time, and how it begins.
struct LogMark
{
    qint64 timeNs = 0;
    QString text;
    friend bool operator==(const LogMark&, const LogMark&) = default;
};

/// How lines are shown.
struct LogOptions
{
    bool showTime = false;
    bool showLabels = false; ///< what tells the streams apart, in a column
    bool showCommonLabels = false; ///< what they have in common, above the lines
    bool showLevel = false; ///< as a word; the coloured bar is always there
    bool wrap = false;
    bool prettyJson = false;
    bool details = true; ///< a click opens a line's fields
    bool detailsBeside = false; ///< beside the lines, of one at a time; else under each that is opened
    bool attributes = false; ///< of OpenTelemetry's lines, behind their text
    bool endless = false; ///< further lines are asked for where the list ends
    bool smallFont = false;
    bool nanoseconds = false; ///< of times
    bool newestFirst = true;
    bool colours = false; ///< of keys, texts and numbers in the lines
    bool controls = false; ///< search and live buttons without being hovered
    LogDedup dedup = LogDedup::None;
    std::optional<LogMark> marked; ///< brought into sight once
    QStringList fields; ///< shown instead of the line when there are any
    friend bool operator==(const LogOptions&, const LogOptions&) = default;
};
