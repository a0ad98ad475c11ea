#include "dashboards/import/loaddashboard.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/builtinsources.h"
#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "tests/support/testmain.h"
#include "widgets/theme/fontsetup.h"
#include "widgets/view/dashboardview.h"
#include "widgets/view/panelhost.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QThreadPool>

// A stored picture of the first panel of every type in the gallery dashboard, dark and light, in two sizes: what a
// change does to the looks of any panel is seen in a test. VEDETTE_WRITE_PICTURES=1 writes them anew; a picture that
// differs is left in VEDETTE_PICTURES_OUT (or the folder for temporary files) beside the stored one.

namespace {

/// Antialiasing may differ between versions of FreeType: so far a channel may be off ...
constexpr int channelTolerance = 32;
/// ... without being counted, and so many of all pixels may be counted.
constexpr double pixelTolerance = 0.005;

constexpr qint64 clockMs = 1'767'225'600'000; // 2026-01-01T00:00:00Z

struct SizeClass
{
    const char* name;
    QSize size;
};
constexpr SizeClass sizeClasses[] = {{"small", {233, 144}}, {"normal", {474, 258}}};

QByteArray galleryBytes()
{
    QFile file(QStringLiteral(VEDETTE_SOURCE_DIR "/resources/dashboards/gallery.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<LoadedDashboard> gallery()
{
    return loadDashboard(galleryBytes(), {});
}

QString fileName(const PanelSpec& panel, const QString& look, const QString& size)
{
    return QStringLiteral("%1-%2-%3-%4.png")
        .arg(panel.id.value.rightJustified(2, QLatin1Char('0')), panel.type, look, size);
}

/// The gallery over TestData at a fixed time.
struct Gallery
{
    DataSourceTypes types;
    PanelTypes panelTypes;
    HttpClient http;
    QThreadPool pool;
    std::unique_ptr<DataSources> sources;
    std::unique_ptr<DashboardSession> session;
    std::unique_ptr<DashboardView> view;
    bool answered = false;

    explicit Gallery(Dashboard dashboard)
    {
        registerBuiltinSources(types);
        registerBuiltinPanels(panelTypes);
        auto transformations = std::make_shared<Transformations>();
        registerBuiltinTransformations(*transformations);
        const Clock clock = [] { return clockMs; };
        sources = std::make_unique<DataSources>(types, http, clock);
        ConnectionConfig testdata;
        testdata.uid = ConnectionId(QStringLiteral("testdata"));
        testdata.name = QStringLiteral("TestData");
        testdata.type = QStringLiteral("grafana-testdata-datasource");
        testdata.isDefault = true;
        sources->setConnections({testdata});
        session = std::make_unique<DashboardSession>(
            std::move(dashboard), DashboardSession::Services {*sources, pool, transformations, clock});
        view = std::make_unique<DashboardView>(*session, panelTypes);
        view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setAttribute(Qt::WA_TransparentForMouseEvents);
        view->setPadding(0);
        QObject::connect(session.get(), &DashboardSession::refreshFinished, view.get(), [this] { answered = true; });
    }
    ~Gallery() { view.reset(); }

    QImage picture(const PanelId& panel, const Look& look, QSize size)
    {
        const Theme theme = Theme::make(look);
        applyTheme(theme);
        view->setTheme(theme);
        view->setFullPanel(panel);
        view->resize(size);
        view->show();
        session->start();
        int quiet = 0;
        constexpr int enough = 8; // a chart that was just shown begins to draw a moment later
        const auto settled = [&] {
            quiet = answered && session->loadingPanels() == 0 && !view->isPainting() ? quiet + 1 : 0;
            return quiet >= enough;
        };
        return waitFor(settled) ? view->grab().toImage().convertToFormat(QImage::Format_RGB32) : QImage();
    }
};

double differingShare(const QImage& a, const QImage& b)
{
    qint64 differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        const auto* left = reinterpret_cast<const QRgb*>(a.constScanLine(y));
        const auto* right = reinterpret_cast<const QRgb*>(b.constScanLine(y));
        for (int x = 0; x < a.width(); ++x) {
            const int off =
                std::max({std::abs(qRed(left[x]) - qRed(right[x])), std::abs(qGreen(left[x]) - qGreen(right[x])),
                          std::abs(qBlue(left[x]) - qBlue(right[x]))});
            differing += off > channelTolerance ? 1 : 0;
        }
    }
    return double(differing) / (double(a.width()) * a.height());
}

QString keepForInspection(const QImage& own, const QImage& stored, const QString& name)
{
    const QString folder = qEnvironmentVariable("VEDETTE_PICTURES_OUT", QDir::tempPath());
    QImage both(own.width() + stored.width() + 8, std::max(own.height(), stored.height()), QImage::Format_RGB32);
    both.fill(Qt::magenta);
    QPainter painter(&both);
    painter.drawImage(0, 0, stored);
    painter.drawImage(stored.width() + 8, 0, own);
    painter.end();
    const QString path = QDir(folder).filePath(QStringLiteral("stored-and-own-") + name);
    both.save(path);
    return path;
}

/// A sentence on how the picture differs from the stored one of that name; empty when it does not. Writes it anew where
/// that is asked for.
QString differenceFromStored(const QImage& own, const QString& file)
{
    const QString path = QStringLiteral(VEDETTE_TEST_DATA "/pictures/") + file;
    if (qEnvironmentVariableIsSet("VEDETTE_WRITE_PICTURES")) {
        QDir().mkpath(QStringLiteral(VEDETTE_TEST_DATA "/pictures"));
        return own.save(path, "PNG", 0) ? QString() : path + QStringLiteral(" cannot be written");
    }
    const QImage stored = QImage(path).convertToFormat(QImage::Format_RGB32);
    if (stored.isNull())
        return path + QStringLiteral(" is missing; VEDETTE_WRITE_PICTURES=1 writes it");
    if (own.size() != stored.size())
        return path + QStringLiteral(" has another size");
    const double share = differingShare(own, stored);
    return share <= pixelTolerance ? QString()
                                   : QStringLiteral("%1 % of the pixels differ: %2")
                                         .arg(share * 100, 0, 'f', 2)
                                         .arg(keepForInspection(own, stored, file));
}

Alert alert(const char* name, const char* severity, const char* summary, AlertState state)
{
    Alert alert;
    alert.labels = {{QStringLiteral("alertname"), QLatin1String(name)},
                    {QStringLiteral("severity"), QLatin1String(severity)},
                    {QStringLiteral("job"), QStringLiteral("checkout")}};
    alert.annotations = {{QStringLiteral("summary"), QLatin1String(summary)}};
    alert.fingerprint = alertFingerprint(alert.labels);
    alert.state = state;
    alert.startsAtMs = clockMs - 25 * 60'000;
    alert.sources = QStringList {QStringLiteral("am")};
    return alert;
}

/// What an Alertmanager told, in the frame of a panel.
QImage alertPicture(const QString& type, const Look& look, QSize size)
{
    auto list = std::make_shared<AlertList>();
    list->alerts = {alert("HighErrorRate", "critical", "One in fifty requests fails", AlertState::Firing),
                    alert("DiskWillFill", "warning", "Four hours are left", AlertState::Firing),
                    alert("CertificateExpiry", "info", "Twelve days are left", AlertState::Pending)};
    list->groups = {{{{QStringLiteral("job"), QStringLiteral("checkout")}}, QStringLiteral("payments"), {0, 1, 2}}};
    auto data = std::make_shared<PanelData>();
    data->alerts = std::move(list);
    data->state = LoadingState::Done;
    data->revision = 1;
    data->display.nowMs = clockMs;
    PanelTypes types;
    registerBuiltinPanels(types);
    auto spec = std::make_shared<PanelSpec>();
    spec->type = type;
    spec->options = Json::object();
    LivePanel panel;
    panel.id = PanelId(QStringLiteral("1"));
    panel.spec = spec;
    panel.title = QStringLiteral("Alerts");
    PanelContext context;
    context.theme = Theme::make(look);
    context.interpolate = [](const QString& text) { return text; };
    applyTheme(context.theme);
    PanelHost host(panel, types.find(type)->create(nullptr));
    host.setAttribute(Qt::WA_TransparentForMouseEvents);
    host.setContext(context);
    host.resize(size);
    host.show();
    host.setData(data);
    int quiet = 0;
    const auto settled = [&] {
        quiet = host.awaitsPaint() || host.view()->isDrawing() ? 0 : quiet + 1;
        return quiet >= 8;
    };
    return waitFor(settled) ? host.grab().toImage().convertToFormat(QImage::Format_RGB32) : QImage();
}

} // namespace

class TestPictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyPanelTypeHasAPicture();
    void panelsLookAsStored_data();
    void panelsLookAsStored();
    void uprightTimeSeriesLookAsStored_data();
    void uprightTimeSeriesLookAsStored();
    void alertsLookAsStored_data();
    void alertsLookAsStored();
    void aChangedPictureIsSeen();
};

void TestPictures::initTestCase()
{
    if (!fontFamilies().text.contains(QStringLiteral("Intex")))
        QSKIP("The face Inter is not installed (fonts-inter): pictures would differ everywhere.");
    QVERIFY(gallery());
}

void TestPictures::everyPanelTypeHasAPicture()
{
    PanelTypes types;
    registerBuiltinPanels(types);
    QSet<QString> shown;
    const auto loaded = gallery();
    for (const PanelSpec& panel : loaded->dashboard.panels)
        shown.insert(panel.type);
    // Alerts come from servers alone; the place of an unknown type is seen in that of news.
    const QSet<QString> elsewhere {QStringLiteral("alertlist"), QStringLiteral("alertGroups"),
                                   QStringLiteral("placeholder")};
    for (const auto& type : types.items())
        QVERIFY2(shown.contains(type->id) || elsewhere.contains(type->id), qPrintable(type->id));
}

void TestPictures::panelsLookAsStored_data()
{
    QTest::addColumn<QString>("panel");
    QTest::addColumn<QString>("look");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("file");
    const auto loaded = gallery();
    QVERIFY(loaded);
    QSet<QString> seen;
    for (const PanelSpec& panel : loaded->dashboard.panels) {
        if (seen.contains(panel.type))
            continue; // one of each type keeps the repository small
        seen.insert(panel.type);
        for (const char* look : {"dark", "light"}) {
            for (const SizeClass& size : sizeClasses) {
                const QString file = fileName(panel, QString::fromLatin1(look), QString::fromLatin1(size.name));
                QTest::newRow(qPrintable(file)) << panel.id.value << QString::fromLatin1(look) << size.size << file;
            }
        }
    }
}

void TestPictures::panelsLookAsStored()
{
    QFETCH(QString, panel);
    QFETCH(QString, look);
    QFETCH(QSize, size);
    QFETCH(QString, file);
    Gallery gallery(::gallery()->dashboard);
    const QImage own = gallery.picture(PanelId(panel), *Look::fromId(look), size);
    QVERIFY2(!own.isNull(), "the panel was not painted in time");
    QCOMPARE(differenceFromStored(own, file), QString());
}

void TestPictures::uprightTimeSeriesLookAsStored_data()
{
    QTest::addColumn<QString>("look");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("file");
    for (const char* look : {"dark", "light"}) {
        for (const SizeClass& size : sizeClasses) {
            const QString file = QStringLiteral("upright-%1-%2.png").arg(QLatin1String(look), QLatin1String(size.name));
            QTest::newRow(qPrintable(file)) << QString::fromLatin1(look) << size.size << file;
        }
    }
}

void TestPictures::uprightTimeSeriesLookAsStored()
{
    QFETCH(QString, look);
    QFETCH(QSize, size);
    QFETCH(QString, file);
    Dashboard dashboard = ::gallery()->dashboard;
    const auto stacked = std::find_if(dashboard.panels.begin(), dashboard.panels.end(), [](const PanelSpec& panel) {
        return panel.type == QLatin1String("timeseries") && panel.title == QLatin1String("Stacked");
    });
    QVERIFY(stacked != dashboard.panels.end());
    stacked->options["orientation"] = "vertical";
    const PanelId id = stacked->id;
    Gallery gallery(std::move(dashboard));
    const QImage own = gallery.picture(id, *Look::fromId(look), size);
    QVERIFY2(!own.isNull(), "the panel was not painted in time");
    QCOMPARE(differenceFromStored(own, file), QString());
}

void TestPictures::alertsLookAsStored_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("look");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("file");
    for (const char* type : {"alertlist", "alertGroups"}) {
        for (const char* look : {"dark", "light"}) {
            for (const SizeClass& size : sizeClasses) {
                const QString file = QStringLiteral("%1-%2-%3.png")
                                         .arg(QLatin1String(type), QLatin1String(look), QLatin1String(size.name));
                QTest::newRow(qPrintable(file)) << type << look << size.size << file;
            }
        }
    }
}

void TestPictures::alertsLookAsStored()
{
    QFETCH(QString, type);
    QFETCH(QString, look);
    QFETCH(QSize, size);
    QFETCH(QString, file);
    const QImage own = alertPicture(type, *Look::fromId(look), size);
    QVERIFY2(!own.isNull(), "the panel was not painted in time");
    QCOMPARE(differenceFromStored(own, file), QString());
}

void TestPictures::aChangedPictureIsSeen()
{
    QImage plain(100, 100, QImage::Format_RGB32);
    plain.fill(Qt::black);
    QImage changed = plain;
    QCOMPARE(differingShare(plain, changed), 0.0);
    for (int i = 0; i < 60; ++i)
        changed.setPixel(i, 50, qRgb(200, 0, 0)); // a line of 60 pixels
    QVERIFY(differingShare(plain, changed) > pixelTolerance);
    QVERIFY(differingShare(plain, plain.copy()) <= pixelTolerance);
}

VEDETTE_TEST(TestPictures)
#include "tst_pictures.moc"
