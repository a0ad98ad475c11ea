#pragma once

#include <QString>

// Percent encoding as Grafana's links use it; all of them also encode ! ' ( ) *.

/// A component: everything but letters, digits and - _ . ~
QString encodeUriComponent(const QString& text);
/// A whole URI: also keeps ; , / ? : @ & = + $ #
QString encodeUri(const QString& text);
/// A value of a query: also keeps @ : $ , ;
QString encodeQueryValue(const QString& text);
