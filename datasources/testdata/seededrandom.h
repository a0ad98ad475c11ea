#pragma once

#include <QByteArray>

/// A small generator that gives the same numbers on every machine (splitmix64); no more than test data needs.
class SeededRandom
{
public:
    explicit SeededRandom(quint64 seed) : m_state(seed) { }

    quint64 bits()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// Evenly in [0, 1).
    double next() { return double(bits() >> 11) * 0x1p-53; }
    /// Evenly in [0, count).
    int below(int count) { return int(bits() % quint64(count)); }

private:
    quint64 m_state;
};

/// FNV-1a: unlike qHash the same everywhere.
inline quint64 stableHash(const QByteArray& text)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const char c : text)
        hash = (hash ^ quint8(c)) * 0x100000001b3ULL;
    return hash;
}
