#pragma once

#include "widgets/panels/alertlist/alertrows.h"
#include "widgets/theme/theme.h"

class QPainter;

/// Paints the rows of an alert list and says where their buttons are.
class AlertPainter
{
public:
    struct Scene
    {
        const Theme& theme;
        const AlertList& list;
        const AlertSections& sections;
        const QSet<QString>& open; ///< keys of sections
        qint64 nowMs = 0; ///< ages count to here
    };
    explicit AlertPainter(const Scene& scene) : m_scene(scene) { }

    void paintRow(QPainter& painter, const AlertRow& row, const QRect& rect, bool hovered) const;
    /// The big number of the count view: of alerts that ask for somebody.
    int count() const;
    void paintCount(QPainter& painter, const QRect& rect, const QString& text, const QColor& ink) const;
    QColor worstColor() const; ///< of the state that is worst
    /// What stands there when nothing is wrong.
    void paintQuiet(QPainter& painter, const QRect& rect) const;

    /// Where a hovered row can be silenced; empty for rows that cannot.
    QRect silenceRect(const AlertRow& row, const QRect& rect) const;

private:
    void paintCounts(QPainter& painter, const QRect& rect) const;
    void paintSection(QPainter& painter, const AlertSection& section, const QRect& rect, int rightEdge) const;
    void paintAlert(QPainter& painter, const AlertRow& row, const QRect& rect, int rightEdge) const;
    void paintSilence(QPainter& painter, const QRect& rect) const;
    int paintState(QPainter& painter, AlertState state, const QStringList& texts, const QRect& line) const;
    QStringList stateTexts(const AlertSection& section) const;
    QString lasting(const QString& state, qint64 sinceMs) const;
    QStringList ownLabels(const AlertRow& row) const;

    Scene m_scene;
};
