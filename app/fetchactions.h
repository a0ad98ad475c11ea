#pragma once

#include "dashboards/run/actions.h"
#include "datasources/data/pending.h"

#include <QObject>

class HttpClient;
class QWidget;

/// Makes the requests that dashboards offer, each only after a person has seen it whole and agreed: dashboards are
/// untrusted. No connection lends its credentials, and an answer that redirects is not followed. GUI thread.
class FetchActions : public QObject
{
    Q_OBJECT

public:
    FetchActions(HttpClient& http, QWidget* window);

    /// Asks for the variables of the action and for consent, in one dialog; then sends it once.
    void ask(const ResolvedAction& action);

signals:
    void succeeded(const QString& text); ///< one sentence: what the server said
    void failed(const Error& error);

private:
    void send(const ActionRequest& request);

    HttpClient& m_http;
    QWidget* m_window;
    int m_open = 0; ///< requests without an answer
    std::vector<Pending> m_running;
};
