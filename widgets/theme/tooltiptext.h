#pragma once

#include <QString>

/// Text of a dashboard or a server for a tooltip, which would else take what looks like HTML for HTML. Long texts wrap.
QString plainToolTip(const QString& text);
/// A description's markdown for a tooltip, without anything that could be loaded.
QString markdownToolTip(const QString& markdown);
