#include "dashboards/model/dashboarddocument.h"

#include "dashboards/import/containers.h"
#include "dashboards/import/convertordered.h"
#include "dashboards/model/jsonsplice.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("DashboardDocument", text);
}

OrderedJson* child(OrderedJson& parent, const JsonStep& step)
{
    if (const auto* key = std::get_if<std::string>(&step)) {
        if (!parent.is_object())
            return nullptr;
        const auto it = parent.find(*key);
        return it == parent.end() ? nullptr : &*it;
    }
    const size_t index = std::get<size_t>(step);
    return parent.is_array() && index < parent.size() ? &parent[index] : nullptr;
}

OrderedJson* follow(OrderedJson& root, const JsonPath& path, size_t steps)
{
    OrderedJson* here = &root;
    for (size_t i = 0; here && i < steps; ++i)
        here = child(*here, path[i]);
    return here;
}

DashboardDocument::Form formOf(const OrderedJson& json)
{
    using Form = DashboardDocument::Form;
    switch (dashboardFormOf(json)) {
    case DashboardForm::NewestClassic:
        return Form::Newest;
    case DashboardForm::OlderClassic:
        return Form::Older;
    case DashboardForm::V2:
        return Form::V2;
    case DashboardForm::Other:
        break;
    }
    return Form::Foreign;
}

} // namespace

Result<DashboardDocument> DashboardDocument::fromBytes(const QByteArray& bytes)
{
    auto found = dashboardsIn(bytes);
    if (!found)
        return found.error();
    Result<OrderedJson> json = jsonutil::parseOrdered(found->front().bytes);
    if (!json)
        return json.error();
    DashboardDocument document;
    document.m_bytes = bytes;
    document.m_json = *std::move(json);
    document.m_prefix = dashboardPrefixOf(document.m_json);
    document.m_isText = found->front().bytes == bytes;
    document.m_form = document.m_isText ? formOf(document.m_json) : Form::Foreign;
    return document;
}

Result<Done> DashboardDocument::convert(const DataSourceLookup& known)
{
    if (!needsConversion())
        return Done {};
    Result<OrderedJson> converted = convertKeepingOrder(m_json, known);
    if (!converted)
        return converted.error();
    const bool foreign = m_form == Form::Foreign;
    OrderedJson* body = foreign || m_prefix.isEmpty() ? &m_json : find(m_prefix.chopped(1));
    if (!body)
        return Error {Error::Kind::Internal, tr("The dashboard has no place in its file."), m_prefix};
    *body = *std::move(converted);
    if (foreign)
        m_prefix.clear();
    QByteArray indent = foreign ? QByteArray("  ") : jsonsplice::indentOf(m_bytes);
    const bool lineEnd = foreign || m_bytes.endsWith('\n');
    m_bytes = QByteArray::fromStdString(m_json.dump(indent.isEmpty() ? -1 : int(indent.size()),
                                                    indent.startsWith('\t') ? '\t' : ' ', false,
                                                    OrderedJson::error_handler_t::replace));
    if (lineEnd)
        m_bytes += '\n';
    m_form = Form::Newest;
    m_isText = true;
    m_edited = true;
    return Done {};
}

OrderedJson* DashboardDocument::find(const QString& path)
{
    const auto steps = parseJsonPath(path);
    return steps ? follow(m_json, *steps, steps->size()) : nullptr;
}

const OrderedJson* DashboardDocument::value(const QString& path) const
{
    return const_cast<DashboardDocument*>(this)->find(path); // find changes nothing
}

bool DashboardDocument::setValue(const QString& path, OrderedJson value)
{
    const auto steps = parseJsonPath(path);
    OrderedJson* parent = steps ? follow(m_json, *steps, steps->size() - 1) : nullptr;
    if (!parent || !m_isText)
        return false;
    OrderedJson* present = child(*parent, steps->back());
    if (present && *present == value)
        return true;
    const auto* key = std::get_if<std::string>(&steps->back());
    if (!present && !(key && parent->is_object()))
        return false;
    if (!jsonsplice::set(m_bytes, *steps, value))
        return false;
    if (present)
        *present = std::move(value);
    else
        (*parent)[*key] = std::move(value);
    m_edited = true;
    return true;
}

bool DashboardDocument::removeValue(const QString& path)
{
    const auto steps = parseJsonPath(path);
    OrderedJson* parent = steps ? follow(m_json, *steps, steps->size() - 1) : nullptr;
    if (!parent || !m_isText || !child(*parent, steps->back()) || !jsonsplice::remove(m_bytes, *steps))
        return false;
    if (const auto* key = std::get_if<std::string>(&steps->back()))
        parent->erase(*key);
    else
        parent->erase(std::get<size_t>(steps->back()));
    m_edited = true;
    return true;
}

Result<Done> DashboardDocument::save(const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_bytes) != m_bytes.size() || !file.commit())
        return Error {Error::Kind::Config, tr("Cannot write %1: %2.").arg(path, file.errorString()), {}};
    m_edited = false;
    return Done {};
}
