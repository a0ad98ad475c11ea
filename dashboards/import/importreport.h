#pragma once

#include <QString>

#include <vector>

/// One thing about a file that a person should know before trusting its picture.
struct Finding
{
    enum class Severity
    {
        Error,
        Unsupported,
        Ignored
    };
    Severity severity = Severity::Ignored;
    QString path; ///< JSON path: panels[3].transformations[0]
    QString what; ///< one translated sentence on what the person will see
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// A datasource that a shared file leaves open.
struct OpenInput
{
    QString name; ///< DS_PROMETHEUS
    QString plugin; ///< prometheus
    QString path; ///< __inputs[0]
};

struct ImportReport
{
    QString kind; ///< classic, wrapped, v1beta1, v2...
    int schemaVersion = 0;
    std::vector<Finding> findings;
    std::vector<OpenInput> openInputs;
    int panels = 0; ///< all but rows, nested included, before repeats
    int nativePanels = 0;
    int placeholderPanels = 0;
    int libraryReferences = 0; ///< library panels without a definition, counted apart

    void add(Finding::Severity severity, QString path, QString what)
    {
        findings.push_back({severity, std::move(path), std::move(what)});
    }
};
