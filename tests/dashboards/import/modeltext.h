#pragma once

#include "dashboards/model/dashboard.h"

/// Everything of a dashboard that a person would see, as lines to compare; places in the file are not part of it.
QString modelText(const Dashboard& dashboard);
/// The panels alone, without their places and the rows and tabs they stand in, in an order of their own.
QString contentText(const Dashboard& dashboard);
