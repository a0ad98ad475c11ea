#include "datasources/jaeger/traceform.h"

#include <algorithm>

namespace {

bool startsWith(std::string_view text, char c)
{
    return !text.empty() && text.front() == c;
}

std::string_view withoutSpace(std::string_view text)
{
    const size_t start = text.find_first_not_of(" \t\r\n");
    return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

/// The end of the text that begins at its quote; the whole size when it does not end.
size_t endOfText(std::string_view text)
{
    for (size_t at = 1; at < text.size(); ++at)
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    return text.size();
}

/// The end of a value of any type; the whole size when it does not end.
size_t endOfValue(std::string_view text)
{
    size_t depth = 0;
    size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (depth == 0 && (c == ',' || c == '}' || c == ']'))
            return at; // of a number or a word
        if (c == '"')
            at += endOfText(text.substr(at));
        else
            ++at;
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        if (depth == 0 && (c == '"' || c == '}' || c == ']'))
            return at;
    }
    return at;
}

/// Calls visit(key, text from the value on) for the members of an object until it gives false.
template<typename Visit>
void forEachMember(std::string_view object, Visit visit)
{
    if (!startsWith(object, '{'))
        return;
    std::string_view rest = withoutSpace(object.substr(1));
    while (startsWith(rest, '"')) {
        const size_t keyEnd = endOfText(rest);
        const std::string_view key = rest.substr(1, std::max<size_t>(keyEnd, 2) - 2);
        rest = withoutSpace(rest.substr(keyEnd));
        if (!startsWith(rest, ':'))
            return;
        rest = withoutSpace(rest.substr(1));
        if (!visit(key, rest))
            return;
        rest = withoutSpace(rest.substr(endOfValue(rest)));
        if (!startsWith(rest, ','))
            return;
        rest = withoutSpace(rest.substr(1));
    }
}

enum class Depth
{
    Outermost, ///< where the traces may stand in the answer of a server
    Listed, ///< the first of a list
    Inside
};

TraceForm formOf(std::string_view object, Depth depth)
{
    TraceForm form = TraceForm::None;
    const auto isDataOfJaeger = [](std::string_view data) { // a list, or the one trace itself
        const std::string_view first = startsWith(data, '[') ? withoutSpace(data.substr(1)) : data;
        return formOf(first, Depth::Inside) == TraceForm::Jaeger;
    };
    bool hasId = false;
    bool hasSpans = false;
    const bool mayBeAnswer = depth != Depth::Inside;
    forEachMember(object, [&](std::string_view key, std::string_view value) {
        const bool isList = startsWith(value, '[');
        hasId = hasId || (key == "traceID" && startsWith(value, '"'));
        hasSpans = hasSpans || (key == "spans" && isList);
        if ((key == "resourceSpans" || key == "batches") && isList)
            form = TraceForm::Otlp;
        else if (mayBeAnswer && (key == "result" || key == "trace"))
            form = formOf(value, Depth::Inside) == TraceForm::Otlp ? TraceForm::Otlp : TraceForm::None;
        else if ((depth == Depth::Outermost && key == "data" && isDataOfJaeger(value)) || (hasId && hasSpans))
            form = TraceForm::Jaeger;
        return form == TraceForm::None;
    });
    return form;
}

} // namespace

TraceForm traceFormOf(std::string_view text)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    text = withoutSpace(text);
    return startsWith(text, '[') ? formOf(withoutSpace(text.substr(1)), Depth::Listed) : formOf(text, Depth::Outermost);
}
