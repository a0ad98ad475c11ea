#include "app/filedialogs.h"

#include "app/mainwindow.h"

#include <QFileDialog>

QString askForDashboard(QWidget* owner)
{
    return QFileDialog::getOpenFileName(
        owner, MainWindow::tr("Open a dashboard"), {},
        MainWindow::tr("Dashboards and provisioning files (*.json *.yaml *.yml);;All files (*)"));
}

QString askForFolder(QWidget* owner)
{
    return QFileDialog::getExistingDirectory(owner, MainWindow::tr("Open a folder of dashboards"));
}

QString askForDatasources(QWidget* owner)
{
    return QFileDialog::getOpenFileName(owner, MainWindow::tr("Datasources in Grafana's provisioning format"), {},
                                        MainWindow::tr("YAML (*.yaml *.yml)"));
}
