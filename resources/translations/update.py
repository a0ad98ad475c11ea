#!/usr/bin/env python3
"""Brings vedette_zh_CN.ts up to date with the sources; run it after changing a text, then fill in what is unfinished.

Free functions translate through a helper `tr(text)` of their file, whose context Qt's lupdate cannot see; here a text
gets the context of the helper of its file, of the classes of its file, or the one it names itself.
"""
import pathlib, re, sys, xml.etree.ElementTree as ET

root = pathlib.Path(__file__).resolve().parents[2]
target = root / "resources/translations/vedette_zh_CN.ts"
literal = r'"((?:[^"\\]|\\.)*)"'
literals = r'(?:' + literal.replace("(", "(?:", 1) + r'\s*)+'

def unescape(text):
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")

def joined(text):
    return unescape("".join(re.findall(literal, text)))

def messages():
    found = {}
    for path in sorted(p for layer in ("datasources", "dashboards", "widgets", "app") for p in (root / layer).rglob("*.[ch]*")):
        code = path.read_text(encoding="utf-8")
        header = path.with_suffix(".h")
        classes = set(re.findall(r'class (\w+)(?: final)? ?:[^;{]*\{\s*Q_OBJECT', code + (header.read_text(encoding="utf-8") if header.exists() else "")))
        contexts = set(re.findall(r'translate\("(\w+)",\s*\w+\s*[,)]', code)) | classes | set(re.findall(r'Q_DECLARE_TR_FUNCTIONS\((\w+)\)', code))
        for match in re.finditer(r'translate\(\s*"(\w+)",\s*(' + literals + r')', code):
            found.setdefault((match[1], joined(match[2])), False)
        for match in re.finditer(r'QT_TRANSLATE_NOOP\("(\w+)",\s*(' + literals + r')\)', code):
            found.setdefault((match[1], joined(match[2])), False)
        for match in re.finditer(r'(?:(\w+)::)?\btr\(\s*(' + literals + r')(\s*,\s*nullptr\s*,)?', code):
            for context in [match[1]] if match[1] else sorted(contexts):
                found[(context, joined(match[2]))] = bool(match[3])
        for match in re.finditer(r'QT_TR_NOOP\((' + literals + r')\)', code):
            for context in sorted(contexts):
                found.setdefault((context, joined(match[1])), False)
    return found

def known():
    have = {}
    if target.exists():
        for context in ET.parse(target).getroot().findall("context"):
            for message in context.findall("message"):
                translation = message.find("translation")
                text = translation.findtext("numerusform") if message.get("numerus") else translation.text
                if text:
                    have[message.findtext("source")] = text
    return have

def main():
    have = known()
    if len(sys.argv) > 1:  # a tab-separated file: source, translation
        for line in open(sys.argv[1], encoding="utf-8"):
            if "\t" in line:
                source, text = line.rstrip("\n").split("\t", 1)
                have[source.replace("\\n", "\n")] = text.replace("\\n", "\n")
    ts = ET.Element("TS", version="2.1", language="zh_CN")
    missing = []
    contexts = {}
    for (context, source), numerus in sorted(messages().items()):
        if context not in contexts:
            contexts[context] = ET.SubElement(ts, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message", {"numerus": "yes"} if numerus else {})
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        holder = ET.SubElement(translation, "numerusform") if numerus else translation
        holder.text = have.get(source)
        if source not in have:
            translation.set("type", "unfinished")
            missing.append(source)
    ET.indent(ts, " " * 4)
    target.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(ts, encoding="unicode") + "\n", encoding="utf-8")
    for source in dict.fromkeys(missing):
        print(source.replace("\n", "\\n"))
    return 1 if missing else 0

sys.exit(main())
