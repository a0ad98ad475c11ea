#pragma once

#include <QString>

class QWidget;

// What a person chooses with the desktop's file dialog; empty when they think better of it.

QString askForDashboard(QWidget* owner);
QString askForFolder(QWidget* owner);
QString askForDatasources(QWidget* owner);
