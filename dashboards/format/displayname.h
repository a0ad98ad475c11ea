#pragma once

#include "datasources/data/frame.h"

#include <QHash>

/// What names depend on in the whole result, looked up once for all of its fields. Borrows the frames, whose names and
/// labels must not change meanwhile. Not for several threads.
class NameScope
{
public:
    explicit NameScope(const Frames& all) : m_all(all) { }

    bool frameNamesDiffer() const;
    /// The one label name that the whole result uses; null when there are several or none.
    QString singleLabelName() const;
    /// Places of the fields of that name, in a frame of the result; nullptr for frames that are no part of it.
    const std::vector<size_t>* fieldsNamed(const QString& name, const Frame& frame) const;

private:
    const Frames& m_all;
    mutable const Frame* m_indexed = nullptr; ///< the frame that m_places tells of
    mutable QHash<QString, std::vector<size_t>> m_places;
    mutable std::optional<bool> m_frameNamesDiffer;
    mutable std::optional<QString> m_singleLabelName;
};

/// getFieldDisplayName of @grafana/data 13.2: configured name, legend of the source, else built from names and labels
/// that differ over all frames; equal names in one frame get " 1", " 2".
QString fieldDisplayName(const Field& field, const Frame& frame, const NameScope& scope);
QString fieldDisplayName(const Field& field, const Frame& frame, const Frames& all);
/// The name of a field whose frame is not known: labels and the source's legend say nothing then.
QString fieldDisplayName(const Field& field);
/// {{label}} becomes the label's value; of a label that is missing or empty its name stays.
QString renderLegend(const QString& format, const Labels& labels);
/// getFrameDisplayName: its name, else its only value field's, else "Series (refId)" or "Series (index)".
QString frameDisplayName(const Frame& frame, std::optional<int> index = {});
