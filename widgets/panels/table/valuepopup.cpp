#include "widgets/panels/table/valuepopup.h"

#include "datasources/data/jsonutil.h"
#include "widgets/controls/popup.h"

#include <QCoreApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

QString wholeValueText(const QString& text)
{
    constexpr qsizetype longestJson = 1'000'000;
    const QString trimmed = text.trimmed();
    const bool maybeJson = trimmed.startsWith(QLatin1Char('{')) || trimmed.startsWith(QLatin1Char('['));
    if (!maybeJson || trimmed.size() > longestJson)
        return text;
    const auto json = jsonutil::parse(trimmed.toUtf8());
    return json ? QString::fromStdString(json->dump(2, ' ', false, Json::error_handler_t::replace)) : text;
}

void showWholeValue(QWidget* panel, const Theme& theme, const QString& text, const QPoint& globalPosition)
{
    auto* popup = new Popup(theme, panel); // deletes itself
    auto* view = new QPlainTextEdit(wholeValueText(text), popup);
    view->setReadOnly(true);
    view->setAccessibleName(QCoreApplication::translate("ValuePopup", "Whole value"));
    view->setFrameShape(QFrame::NoFrame);
    view->setFont(theme.fontMono);
    auto* layout = new QVBoxLayout(popup);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(view);
    popup->resize(std::clamp(panel->width() * 3 / 4, 320, 800), 260);
    popup->openAt(globalPosition);
    view->setFocus(); // keys scroll and copy
}
