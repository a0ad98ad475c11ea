#pragma once

#include "widgets/traces/tracescene.h"

#include <QTextBrowser>
#include <QTimeZone>

/// All of one span: times, attributes, events, links, warnings, and what sent it. Links to other spans leave by
/// spanActivated; the cross in the corner by closed.
class SpanDetailView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit SpanDetailView(QWidget* parent = nullptr);
    void setLook(const Theme& theme, const QTimeZone& zone);
    /// `links` are titles of what the span leads to.
    void show(const TraceScenePtr& scene, std::optional<quint32> span, const QStringList& links = {});

signals:
    void spanActivated(const QString& traceId, const QString& spanId);
    void linkChosen(int link); ///< of those shown
    void closed();

private:
    void render();
    QString header() const;
    QString facts(const SpanDetail& detail) const;
    QString notes(const SpanDetail& detail) const;
    QString references(const SpanDetail& detail) const;

    Theme m_theme;
    QTimeZone m_zone = QTimeZone::utc();
    TraceScenePtr m_scene;
    std::optional<quint32> m_span;
    QStringList m_links;
};
