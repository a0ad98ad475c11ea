# One library per layer; a folder of the layer adds its files with vedette_sources(). It is static in what people run;
# a build for tests shares it, which spares a hundred tests their own copy of every layer: 5 GB of disk and their linking.
function(vedette_layer name)
  if(VEDETTE_SHARED_LAYERS)
    add_library(${name} SHARED)
    # An upward call is an undefined symbol here. (Sanitizers bring theirs with the program, so not with clang.)
    target_link_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wl,--no-undefined>)
  else()
    add_library(${name} STATIC)
  endif()
  set_target_properties(${name} PROPERTIES AUTOMOC ON POSITION_INDEPENDENT_CODE ON DEFINE_SYMBOL "")
  target_link_libraries(${name} PUBLIC vedette_flags ${ARGN})
endfunction()

# vedette_sources(layer file...): files are relative to the folder that names them.
function(vedette_sources layer)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  target_sources(${layer} PRIVATE ${ARGN})
endfunction()

# What nearly every file includes; precompiled once per layer.
set(core_headers
  <QString> <QStringList> <QHash> <QMap> <QObject> <QTimer> <QDateTime> <QTimeZone> <QRegularExpression> <QCoreApplication>
  <functional> <map> <memory> <optional> <variant> <vector> <algorithm> <nlohmann/json.hpp>)
set(widget_headers <QWidget> <QApplication> <QPainter> <QLabel> <QBoxLayout> <QMouseEvent> <QFontMetricsF>)
