#pragma once

#include <QByteArray>

/// What a text is that holds no dashboard; all of these may be given where a dashboard is expected.
enum class FileKind
{
    Unknown,
    DataSources, ///< Grafana's provisioning file of datasources
    DashboardProviders, ///< Grafana's provisioning file of dashboards
    Trace ///< of Jaeger or OpenTelemetry
};

struct RecognizedFile
{
    FileKind kind = FileKind::Unknown;
    QByteArray bytes; ///< the text of that kind: the whole one, or the entry of a config map that carries it
};

RecognizedFile recognizeFile(const QByteArray& bytes);
