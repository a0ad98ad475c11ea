#pragma once

#include <QString>

/// Keeps the tags and attributes that only format text; scripts, styles, forms, frames, embedded objects, event
/// handlers and addresses other than http(s), mailto and in-page ones are dropped, the text of unknown tags stays.
QString sanitizeHtml(const QString& html);

/// True for addresses a text may link to: http(s), mailto, relative ones of the dashboard, anchors.
bool isSafeLink(const QString& url);
