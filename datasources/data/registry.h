#pragma once

#include <QHash>
#include <QString>

#include <memory>
#include <vector>

/// Named kinds of one thing (panel types, datasource types, transformations), in the order of registration.
/// An Item has a QString `id`. Filled once by an explicit list at start, read-only afterwards.
template<typename Item>
class Registry
{
public:
    void add(Item item)
    {
        Q_ASSERT(!item.id.isEmpty() && !m_byId.contains(item.id));
        m_items.push_back(std::make_unique<Item>(std::move(item)));
        m_byId.insert(m_items.back()->id, m_items.back().get());
    }
    /// nullptr when the kind is unknown.
    const Item* find(const QString& id) const { return m_byId.value(id); }
    const std::vector<std::unique_ptr<Item>>& items() const { return m_items; }

private:
    std::vector<std::unique_ptr<Item>> m_items;
    QHash<QString, const Item*> m_byId;
};
