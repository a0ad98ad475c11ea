#pragma once

#include "datasources/data/jsonutil.h"

struct TableSortKey
{
    QString title; ///< of the column
    bool descending = false;
};

struct TableOptions
{
    bool showHeader = true;
    bool typeIcons = false; ///< before the titles
    int rowHeight = 36; ///< px
    bool growingRows = false; ///< documents show all of their lines
    int maxRowHeight = 0; ///< px; 0: none
    int frameIndex = 0;
    int frozenColumns = 0; ///< at the left, that do not scroll
    bool pagination = false;
    int pageSize = 0; ///< 0: as many as fit
    std::vector<TableSortKey> sortBy;
    bool footer = false; ///< of older dashboards: one for all columns
    QStringList footerReducers;
    QStringList footerFields; ///< empty: all
    bool footerCountsRows = false;
};

TableOptions tableOptionsFromJson(const Json& options);
