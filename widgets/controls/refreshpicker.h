#pragma once

#include "widgets/theme/theme.h"

#include <QToolButton>

/// Refreshes on a click; its menu chooses how often that happens by itself.
class RefreshPicker : public QToolButton
{
    Q_OBJECT

public:
    explicit RefreshPicker(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Empty: Grafana's list (5s to 1d).
    void setIntervals(const QStringList& intervals);
    void setInterval(const QString& interval);

signals:
    void refreshRequested();
    void intervalPicked(const QString& interval); ///< empty: off

private:
    void rebuildMenu();

    QStringList m_intervals;
    QString m_interval;
};
