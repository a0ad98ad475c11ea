#include "app/version.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    std::printf("vedette %s\n", qPrintable(versionText()));
    return 0;
}
