#include "app/edit/dashboardeditor.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace {

QString withSuffix(const QString& file)
{
    return QFileInfo(file).suffix().isEmpty() ? file + QStringLiteral(".json") : file;
}

std::optional<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

} // namespace

DashboardEditor::DashboardEditor(QString id, QByteArray bytes) : m_file(std::move(id)), m_bytes(std::move(bytes))
{
    if (QFileInfo::exists(m_file))
        return;
    m_ownsFile = false;
    if (const qsizetype mark = m_file.lastIndexOf(u'#'); mark >= 0)
        m_file.truncate(mark);
}

std::unique_ptr<DashboardEditor> DashboardEditor::copy() const
{
    auto same = std::make_unique<DashboardEditor>(m_file, m_bytes);
    same->m_ownsFile = m_ownsFile;
    same->m_document = m_document;
    return same;
}

DashboardDocument& DashboardEditor::made() const
{
    if (m_document)
        return *m_document;
    if (auto read = DashboardDocument::fromBytes(m_bytes)) // most dashboards are only looked at
        m_document = *std::move(read);
    else
        m_document.emplace();
    return *m_document;
}

const DashboardDocument& DashboardEditor::document() const
{
    return made();
}

QWidget* DashboardEditor::overlaid() const
{
    return m_window ? m_window->window() : nullptr; // the page may be replaced while the question stands
}

bool DashboardEditor::ask(const QString& title, const QString& text, const QString& yes) const
{
    QMessageBox box(QMessageBox::NoIcon, title, text, QMessageBox::Cancel, overlaid());
    const QPushButton* accept = box.addButton(yes, QMessageBox::AcceptRole);
    box.exec();
    return box.clickedButton() == accept;
}

bool DashboardEditor::makeEditable()
{
    if (!made().needsConversion())
        return true;
    const bool foreign = made().form() == DashboardDocument::Form::Foreign;
    const QString text = foreign
        ? tr("This dashboard comes from another format. To be edited it becomes Grafana's JSON, in a file of its own.")
        : tr("This file is of an older schema. To be edited it becomes the newest one, which older versions of Grafana "
             "cannot read. The file changes when you save.");
    if (!ask(tr("Edit an older dashboard"), text, tr("Convert")))
        return false;
    if (const auto converted = made().convert(m_known); !converted) {
        emit failed(converted.error().text);
        return false;
    }
    m_ownsFile = m_ownsFile && !foreign;
    return true;
}

bool DashboardEditor::edit(const std::function<bool(DashboardDocument&)>& change)
{
    if (!makeEditable())
        return false;
    DashboardDocument next = made(); // an edit that fails half way leaves nothing behind
    if (!change(next)) {
        emit failed(tr("This file has no place for that."));
        return false;
    }
    const bool differs = next.toBytes() != made().toBytes();
    m_document = std::move(next);
    if (differs)
        emit edited();
    emit stateChanged();
    return true;
}

bool DashboardEditor::save()
{
    if (!m_ownsFile)
        return saveAs();
    const auto present = bytesOf(m_file);
    if (present && *present != m_bytes
        && !ask(tr("The file has changed"),
                tr("%1 was changed by somebody else since it was opened. Your version would replace theirs.")
                    .arg(QFileInfo(m_file).fileName()),
                tr("Replace it")))
        return false;
    return saveTo(m_file);
}

bool DashboardEditor::saveAs()
{
    const QString file = QFileDialog::getSaveFileName(
        overlaid(), tr("Save the dashboard"),
        withSuffix(QFileInfo(m_file).absolutePath() + u'/' + QFileInfo(m_file).completeBaseName()),
        tr("Dashboards (*.json)"));
    return !file.isEmpty() && saveTo(withSuffix(file));
}

bool DashboardEditor::saveTo(const QString& file)
{
    if (const auto written = made().save(file); !written) {
        emit failed(written.error().text);
        return false;
    }
    m_file = file;
    m_ownsFile = true;
    m_bytes = made().toBytes();
    emit saved(m_file, m_bytes);
    emit stateChanged();
    return true;
}

void DashboardEditor::revert()
{
    m_document.reset();
    emit edited();
    emit stateChanged();
}

bool DashboardEditor::mayLeave()
{
    if (!isEdited())
        return true;
    QMessageBox box(QMessageBox::NoIcon, tr("Changes are not saved"),
                    tr("%1 has changes that are not saved.").arg(QFileInfo(m_file).fileName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, overlaid());
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void DashboardEditor::takeOver(const QByteArray& bytes)
{
    m_bytes = bytes;
    m_document.reset();
    emit stateChanged();
}
