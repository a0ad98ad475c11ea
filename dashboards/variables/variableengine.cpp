#include "dashboards/variables/variableengine.h"

#include "dashboards/variables/variableorder.h"
#include "dashboards/variables/variablesources.h"
#include "dashboards/variables/variableurl.h"
#include "dashboards/variables/variablevalues.h"
#include "datasources/datasources.h"

using Type = VariableSpec::Type;

struct VariableEngine::Private
{
    enum class Phase
    {
        Idle,
        Waiting, ///< for its turn and for what it refers to
        Loading
    };

    Private(VariableEngine& engine, const std::vector<VariableSpec>& specs, DataSources& dataSources)
        : q(engine)
        , sources(dataSources)
        , order(specs)
        , fileCount(specs.size())
        , bindings(specs.size())
        , phases(specs.size(), Phase::Idle)
        , pending(specs.size())
        , keepsChoice(specs.size(), false)
    { }

    std::optional<std::size_t> indexOf(const QString& name) const;
    bool isSettled() const;
    void wait(std::size_t index);
    void schedule();
    void advance();
    bool mayBegin(std::size_t index) const;
    void begin(std::size_t index);
    void settle();

    void query(std::size_t index);
    void groupKeys(std::size_t index);
    void listDataSources(std::size_t index);
    void resolveOwn(std::size_t index);
    void resolveConstant(std::size_t index);
    void takeAnswer(std::size_t index, const Result<VariableOptions>& answer);
    void takeOptions(std::size_t index, VariableOptions options);
    void fail(std::size_t index, Error error);
    void put(std::size_t index, const VariableChoice& choice);
    void valueChanged(std::size_t index);
    void finish(std::size_t index);

    InterpolateContext context(std::size_t index) const;
    void dropCopies();
    void addCopy(std::size_t file, const PlacedVariable& copy, const VariableState* known);
    void makeCopies(const std::vector<PlacedVariable>& before);
    void beginWith(std::size_t index);
    void orderAnew();
    Result<DataSource*> dataSource(std::size_t index) const;
    bool speaksTo(std::size_t index, const ConnectionId& connection) const;
    void rebuildScope();

    VariableEngine& q;
    DataSources& sources;
    VariableOrder order;
    const std::size_t fileCount; ///< states of the file come first, copies after them
    std::vector<PlacedVariable> placed;
    std::vector<std::size_t> again; ///< of the newest setPlaced: load because their texts mean something else
    std::vector<std::size_t> fresh; ///< of the newest setPlaced: copies that were not there
    std::vector<std::vector<VariableBinding>> bindings; ///< of rows and tabs; empty for the dashboard's
    std::vector<Phase> phases;
    std::vector<Pending> pending;
    std::vector<bool> keepsChoice; ///< asked for by name: stays through loads although it is not offered
    std::shared_ptr<VariableScope> working; ///< what loads see; published when all is settled
    QStringList changedNames;
    TimeRange range;
    RawTimeRange raw;
    QString timezone;
    Overrides overrides;
    bool started = false;
    bool scheduled = false;
    bool settled = false;
};

std::optional<std::size_t> VariableEngine::Private::indexOf(const QString& name) const
{
    for (std::size_t i = 0; i < q.m_states.size(); ++i)
        if (q.m_states[i].spec.name == name)
            return i;
    return std::nullopt;
}

bool VariableEngine::Private::isSettled() const
{
    return std::all_of(phases.begin(), phases.end(), [](Phase phase) { return phase == Phase::Idle; });
}

void VariableEngine::Private::wait(std::size_t index)
{
    pending[index].cancel();
    phases[index] = Phase::Waiting;
    settled = false;
}

void VariableEngine::Private::schedule()
{
    if (std::exchange(scheduled, true))
        return;
    QMetaObject::invokeMethod(
        &q,
        [this] {
            scheduled = false;
            advance();
        },
        Qt::QueuedConnection);
}

bool VariableEngine::Private::mayBegin(std::size_t index) const
{
    const auto& references = order.references(index);
    return phases[index] == Phase::Waiting
        && std::all_of(references.begin(), references.end(),
                       [this](std::size_t other) { return phases[other] == Phase::Idle; });
}

/// One pass is enough for what needs no datasource: the order has references first.
void VariableEngine::Private::advance()
{
    for (const std::size_t index : order.order())
        if (mayBegin(index))
            begin(index);
    emit q.optionsChanged();
    if (isSettled() && !settled)
        settle();
}

void VariableEngine::Private::begin(std::size_t index)
{
    VariableState& state = q.m_states[index];
    switch (state.spec.type) {
    case Type::Query:
        return query(index);
    case Type::GroupBy:
        return groupKeys(index);
    case Type::DataSource:
        return listDataSources(index);
    case Type::Custom:
    case Type::Interval:
    case Type::Switch:
        return resolveOwn(index);
    case Type::Constant:
        return resolveConstant(index);
    default:
        return finish(index);
    }
}

void VariableEngine::Private::settle()
{
    settled = true;
    q.m_scope = working;
    const QStringList names = std::exchange(changedNames, {});
    if (!names.isEmpty())
        emit q.changed(names);
    if (settled) // unless the change made copies that load now
        emit q.becameReady();
}

InterpolateContext VariableEngine::Private::context(std::size_t index) const
{
    InterpolateContext context;
    context.scope = boundScope(working, bindings[index], q.m_states[index].spec.name);
    context.range = range;
    context.rawRange = raw;
    context.timezone = timezone;
    context.extra = [ms = range.durationMs()](const QString& name, const QString&) { return rangeText(name, ms); };
    return context;
}

Result<DataSource*> VariableEngine::Private::dataSource(std::size_t index) const
{
    const auto connection = resolveDataSource(q.m_states[index].spec.datasource, sources, context(index));
    if (!connection)
        return connection.error();
    return sources.open(*connection);
}

void VariableEngine::Private::query(std::size_t index)
{
    const VariableSpec& spec = q.m_states[index].spec;
    if (spec.refresh == VariableSpec::Refresh::Never && !spec.options.empty())
        return takeOptions(index, spec.options);
    const auto source = dataSource(index);
    if (!source)
        return fail(index, source.error());
    auto own = context(index);
    own.defaultFormat = [from = *source](const VariableShape& shape) { return from->formatVariable(shape); };
    q.m_states[index].loading = true;
    phases[index] = Phase::Loading;
    pending[index] =
        (*source)->variableValues(interpolateJson(spec.query, own), range,
                                  [this, index](const Result<VariableOptions>& answer) { takeAnswer(index, answer); });
}

void VariableEngine::Private::groupKeys(std::size_t index)
{
    if (!q.m_states[index].spec.options.empty())
        return takeOptions(index, q.m_states[index].spec.options);
    const auto source = dataSource(index);
    if (!source)
        return fail(index, source.error());
    q.m_states[index].loading = true;
    phases[index] = Phase::Loading;
    pending[index] = (*source)->tagKeys(range, [this, index](const Result<QStringList>& keys) {
        if (!keys)
            return takeAnswer(index, keys.error());
        VariableOptions options;
        for (const QString& key : *keys)
            options.push_back({key, key, {}});
        takeAnswer(index, options);
    });
}

/// Called by the datasource: nothing new may begin before it has returned.
void VariableEngine::Private::takeAnswer(std::size_t index, const Result<VariableOptions>& answer)
{
    const VariableSpec& spec = q.m_states[index].spec;
    auto texts = context(index);
    texts.defaultFormat = [](const VariableShape& shape) {
        VariableValue value;
        value.values = shape.values;
        return formatVariableValue(value, QStringLiteral("regex"), {});
    };
    if (!answer) {
        fail(index, answer.error());
    } else {
        const auto options = queryOptions(*answer, {interpolate(spec.regex, texts), spec.regexOnText, spec.sort});
        if (options)
            takeOptions(index, withStaticOptions(spec, *options));
        else
            fail(index, options.error());
    }
    schedule();
}

void VariableEngine::Private::resolveOwn(std::size_t index)
{
    const VariableSpec& spec = q.m_states[index].spec;
    const QString text = jsonutil::asString(spec.query).value_or(QString());
    const auto options = ownOptions(spec, interpolate(text, context(index)));
    if (options)
        takeOptions(index, *options);
    else
        fail(index, options.error());
}

/// A constant may name other variables: it stands for what its text says with their values.
void VariableEngine::Private::resolveConstant(std::size_t index)
{
    const QString text = interpolate(savedValue(q.m_states[index].spec).values.value(0), context(index));
    put(index, {{text}, {text}});
    finish(index);
}

void VariableEngine::Private::listDataSources(std::size_t index)
{
    VariableState& state = q.m_states[index];
    auto options = dataSourceOptions(state.spec, sources, interpolate(state.spec.regex, context(index)));
    if (!options)
        return fail(index, options.error());
    if (!state.value.isAll())
        for (QString& chosen : state.value.values)
            chosen = knownDataSource(state.spec, sources, chosen, *options);
    takeOptions(index, *std::move(options));
}

void VariableEngine::Private::takeOptions(std::size_t index, VariableOptions options)
{
    VariableState& state = q.m_states[index];
    const VariableChoice before {state.value.values, state.value.texts};
    const ChoiceRules rules = choiceRules(state.spec);
    const bool keeps = keepsChoice[index] && !before.values.isEmpty();
    VariableChoice after = keeps ? madeChoice(before.values, options, rules) : survivingChoice(before, options, rules);
    if (state.spec.type == Type::GroupBy)
        after = before; // none is a choice as well, and labels may be known to the queries alone
    keepsChoice[index] = keeps && !offersAll(options, after);
    // The list of options is part of the value only where All stands for it.
    const bool listChanged = state.value.isAll() && state.value.options != options;
    state.value.options = std::move(options);
    state.error.reset();
    put(index, after);
    if (listChanged)
        valueChanged(index);
    finish(index);
}

void VariableEngine::Private::fail(std::size_t index, Error error)
{
    q.m_states[index].error = std::move(error);
    finish(index);
}

void VariableEngine::Private::put(std::size_t index, const VariableChoice& choice)
{
    VariableValue& value = q.m_states[index].value;
    const bool same = value.values == choice.values && value.texts == choice.texts;
    value.values = choice.values;
    value.texts = choice.texts;
    if (!same)
        valueChanged(index);
}

void VariableEngine::Private::valueChanged(std::size_t index)
{
    const QString& name = q.m_states[index].spec.name;
    if (!changedNames.contains(name))
        changedNames << name;
    settled = false;
    for (const std::size_t other : order.order()) {
        const auto& references = order.references(other);
        if (std::find(references.begin(), references.end(), index) != references.end())
            wait(other);
    }
}

void VariableEngine::Private::finish(std::size_t index)
{
    VariableState& state = q.m_states[index];
    state.loading = false;
    phases[index] = Phase::Idle;
    // What nobody else holds takes the value in place: the options of all variables would be copied for each of them.
    if (working.use_count() > 1)
        rebuildScope();
    else if (indexOf(state.spec.name) == index)
        working->set(state.spec.name, scopeValue(state, range));
}

void VariableEngine::Private::rebuildScope()
{
    auto scope = std::make_shared<VariableScope>();
    for (const VariableState& state : q.m_states)
        if (!scope->find(state.spec.name))
            scope->set(state.spec.name, scopeValue(state, range));
    working = std::move(scope);
}

VariableEngine::VariableEngine(std::vector<VariableSpec> specs, DataSources& sources, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, specs, sources))
{
    for (VariableSpec& spec : specs) {
        VariableState state;
        state.value = savedValue(spec);
        state.spec = std::move(spec);
        m_states.push_back(std::move(state));
    }
    m_findings = m_d->order.cycles();
    m_d->rebuildScope();
    m_scope = m_d->working;
}

VariableEngine::~VariableEngine() = default;

void VariableEngine::start(const TimeRange& range, const RawTimeRange& raw, const QString& timezone,
                           const Overrides& overrides)
{
    m_d->range = range;
    m_d->raw = raw;
    m_d->timezone = timezone.isEmpty() ? QStringLiteral("browser") : timezone;
    m_d->started = true;
    for (auto given = overrides.begin(); given != overrides.end(); ++given)
        m_d->overrides.insert(given.key(), given.value());
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_d->beginWith(i);
    m_d->rebuildScope();
    m_scope = m_d->working;
    m_d->schedule();
}

/// What a link asks for is chosen before the first load; variables of parts are meant by their names in the file, too.
void VariableEngine::Private::beginWith(std::size_t index)
{
    VariableState& state = q.m_states[index];
    const QString inFile = state.spec.name.section(u'@', 0, 0);
    const auto given =
        overrides.constFind(overrides.contains(state.spec.name) || indexOf(inFile) ? state.spec.name : inFile);
    if (given != overrides.constEnd() && state.spec.type == Type::AdHoc) {
        state.spec.filters = filtersFromUrl(*given);
    } else if (given != overrides.constEnd() && state.spec.type != Type::Constant) {
        const QStringList values = valuesFromUrl(*given, state.spec.includeAll, state.spec.allValue);
        put(index,
            state.spec.type == Type::GroupBy ? chosenKeys(values)
                                             : madeChoice(values, state.value.options, choiceRules(state.spec)));
        keepsChoice[index] = true;
    }
    wait(index);
}

/// Their requests go with them.
void VariableEngine::Private::dropCopies()
{
    q.m_states.resize(fileCount);
    bindings.resize(fileCount);
    phases.resize(fileCount);
    pending.resize(fileCount);
    keepsChoice.resize(fileCount);
}

/// A copy that stays keeps what is chosen; what it was loading is asked for again.
void VariableEngine::Private::addCopy(std::size_t file, const PlacedVariable& copy, const VariableState* known)
{
    VariableState state;
    state.base = copy.base;
    state.spec = q.m_states[file].spec;
    state.spec.name = copy.name;
    state.value = savedValue(state.spec);
    const bool stays = known && !known->loading && !known->error;
    if (known)
        state = *known;
    if (!stays)
        (known ? again : fresh).push_back(q.m_states.size());
    q.m_states.push_back(std::move(state));
    bindings.push_back(copy.bindings);
    phases.push_back(Phase::Idle);
    pending.emplace_back();
    keepsChoice.push_back(false);
}

void VariableEngine::Private::orderAnew()
{
    std::vector<VariableSpec> specs;
    for (const VariableState& state : q.m_states)
        specs.push_back(state.spec);
    order = VariableOrder(specs, [this](std::size_t index, const QString& name) {
        const VariableBinding* bound = bindingOf(bindings[index], name, q.m_states[index].spec.name);
        return bound ? bound->variable : name;
    });
}

void VariableEngine::Private::makeCopies(const std::vector<PlacedVariable>& before)
{
    QHash<QString, VariableState> known;
    for (const PlacedVariable& copy : before)
        if (const auto index = indexOf(copy.name);
            index && std::find(placed.begin(), placed.end(), copy) != placed.end())
            known.insert(copy.name, q.m_states[*index]);
    dropCopies();
    std::vector<std::vector<VariableBinding>> ofFile(fileCount);
    for (const PlacedVariable& copy : placed) {
        const auto file = indexOf(copy.base);
        const auto same = known.constFind(copy.name);
        if (file && copy.name == copy.base)
            ofFile[*file] = copy.bindings;
        else if (file && *file < fileCount)
            addCopy(*file, copy, same == known.constEnd() ? nullptr : &*same);
    }
    for (std::size_t i = 0; i < fileCount; ++i)
        if (std::exchange(bindings[i], ofFile[i]) != ofFile[i])
            again.push_back(i);
    orderAnew();
}

bool VariableEngine::setPlaced(const std::vector<PlacedVariable>& placed)
{
    if (placed == m_d->placed)
        return false;
    const auto before = std::exchange(m_d->placed, placed);
    m_d->again.clear();
    m_d->fresh.clear();
    m_d->makeCopies(before);
    if (!m_d->started)
        return false;
    for (const std::size_t index : m_d->again)
        m_d->wait(index);
    for (const std::size_t index : m_d->fresh)
        m_d->beginWith(index);
    m_d->rebuildScope();
    if (m_d->settled)
        m_scope = m_d->working; // copies only went
    else
        m_d->schedule();
    return !m_d->settled;
}

void VariableEngine::setRange(const TimeRange& range, const RawTimeRange& raw)
{
    const bool same = m_d->range == range && m_d->raw == raw;
    m_d->range = range;
    m_d->raw = raw;
    if (same || !m_d->started)
        return;
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const VariableState& state = m_states[i];
        if (state.spec.type == Type::Query && state.spec.refresh == VariableSpec::Refresh::OnTimeRange)
            m_d->wait(i);
        const bool isAuto = state.spec.type == Type::Interval && state.value.values.value(0) == autoInterval();
        const VariableValue* before = m_d->working->find(state.spec.name);
        if (isAuto && before && scopeValue(state, range).values != before->values)
            m_d->valueChanged(i);
    }
    m_d->rebuildScope();
    m_d->schedule();
}

void VariableEngine::setTimezone(const QString& timezone)
{
    m_d->timezone = timezone.isEmpty() ? QStringLiteral("browser") : timezone;
}

void VariableEngine::setValue(const QString& name, const QStringList& values, const QStringList& texts)
{
    const auto index = m_d->indexOf(name);
    if (!index)
        return;
    if (!m_d->started) {
        m_d->overrides.insert(name, values);
        return;
    }
    const VariableState& state = m_states[*index];
    if (state.spec.type == Type::AdHoc)
        return setAdhocFilters(name, filtersFromUrl(values));
    VariableChoice choice = madeChoice(values, state.value.options, choiceRules(state.spec));
    if (state.spec.type == Type::GroupBy)
        choice = chosenKeys(values);
    if (texts.size() == choice.values.size())
        choice.texts = texts;
    // A choice made while the options load must not be lost to the old ones.
    m_d->keepsChoice[*index] = m_d->phases[*index] != Private::Phase::Idle || !offersAll(state.value.options, choice);
    m_d->put(*index, choice);
    m_d->rebuildScope();
    m_d->schedule();
}

void VariableEngine::setAdhocFilters(const QString& name, const std::vector<AdhocFilter>& filters)
{
    const auto index = m_d->indexOf(name);
    if (!index || m_states[*index].spec.filters == filters)
        return;
    m_states[*index].spec.filters = filters;
    m_d->valueChanged(*index);
    m_d->rebuildScope();
    m_d->schedule();
}

void VariableEngine::reload()
{
    if (!m_d->started)
        return;
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_d->wait(i);
    m_d->schedule();
}

const VariableState* VariableEngine::state(const QString& name) const
{
    const auto index = m_d->indexOf(name);
    return index ? &m_states[*index] : nullptr;
}

bool VariableEngine::ready() const
{
    return m_d->started && m_d->settled;
}

bool VariableEngine::Private::speaksTo(std::size_t index, const ConnectionId& connection) const
{
    const auto own = resolveDataSource(q.m_states[index].spec.datasource, sources, context(index));
    return own && *own == connection;
}

std::vector<AdhocFilter> VariableEngine::adhocFilters(const ConnectionId& connection) const
{
    std::vector<AdhocFilter> filters;
    for (std::size_t i = 0; i < m_states.size(); ++i)
        if (m_states[i].spec.type == Type::AdHoc && m_d->speaksTo(i, connection))
            for (const auto* list : {&m_states[i].spec.baseFilters, &m_states[i].spec.filters})
                std::copy_if(list->begin(), list->end(), std::back_inserter(filters),
                             [](const AdhocFilter& filter) { return !filter.isGrouping(); });
    return filters;
}

QStringList VariableEngine::groupByKeys(const ConnectionId& connection) const
{
    QStringList keys;
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const VariableState& state = m_states[i];
        const bool groups = state.spec.type == Type::GroupBy || state.spec.enableGroupBy;
        if (!groups || !m_d->speaksTo(i, connection))
            continue;
        if (state.spec.type == Type::GroupBy)
            keys += state.value.values;
        for (const auto* list : {&state.spec.baseFilters, &state.spec.filters})
            for (const AdhocFilter& filter : *list)
                if (filter.isGrouping())
                    keys << filter.key;
    }
    keys.removeDuplicates();
    return keys;
}
