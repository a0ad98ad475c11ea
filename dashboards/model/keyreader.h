#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

/// Reads the keys of one JSON object. A missing or null key gives the fallback silently; a value of a wrong type gives
/// it too and is reported with its path. Numbers written as text and texts written as numbers are taken as meant.
class KeyReader
{
public:
    KeyReader(const Json& object, QString path, ImportReport& report);

    QString text(const char* key, const QString& fallback = {}) const;
    /// A text that stands in one line; a longer one is cut.
    QString line(const char* key) const;
    QStringList texts(const char* key) const;
    std::optional<double> number(const char* key) const;
    /// Whole number, brought into min..max.
    int integer(const char* key, int fallback, int min, int max) const;
    bool flag(const char* key, bool fallback = false) const;
    const Json& list(const char* key) const; ///< empty array when missing
    const Json& object(const char* key) const; ///< empty object when missing
    const Json* find(const char* key) const { return jsonutil::find(m_object, key); }
    KeyReader child(const char* key) const;

    const Json& json() const { return m_object; }
    QString path() const { return m_path; }
    QString pathOf(const char* key) const;
    QString pathOf(const char* key, size_t index) const;
    ImportReport& report() const { return m_report; }
    void ignored(const char* key, const QString& what) const;

private:
    const Json* present(const char* key) const;
    void wrongType(const char* key, const QString& wanted, const Json& value) const;

    const Json& m_object;
    QString m_path;
    ImportReport& m_report;
};
