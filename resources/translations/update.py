#!/usr/bin/env python3
"""Brings vedette_zh_CN.ts up to date with the sources; run it after changing a text, then fill in what is unfinished.
With --check it changes nothing and fails where something is missing.

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

object_class = r'class (\w+)(?: final)? ?:[^;{]*\{\s*Q_OBJECT'

def sources():
    return sorted(p for layer in ("datasources", "dashboards", "widgets", "app") for p in (root / layer).rglob("*.[ch]*"))

def messages():
    found = {}
    everywhere = set()
    for path in sources():
        everywhere |= set(re.findall(object_class, path.read_text(encoding="utf-8")))
    for path in sources():
        code = path.read_text(encoding="utf-8")
        header = path.with_suffix(".h")
        declared = code + (header.read_text(encoding="utf-8") if header.exists() else "")
        classes = set(re.findall(object_class, declared)) or everywhere & set(re.findall(r'^\S.*?\b(\w+)::~?\w+\(', code, re.M))
        contexts = set(re.findall(r'translate\("(\w+)",\s*\w+\s*[,)]', code)) | classes | set(re.findall(r'Q_DECLARE_TR_FUNCTIONS\((\w+)\)', declared))
        for match in re.finditer(r'translate\(\s*"(\w+)",\s*(' + literals + r')', code):
            found.setdefault((match[1], joined(match[2])), False)
        for match in re.finditer(r'QT_TRANSLATE_NOOP\("(\w+)",\s*(' + literals + r')\)', code):
            found.setdefault((match[1], joined(match[2])), False)
        for match in re.finditer(r'(?:(\w+)::)?\btr\(\s*(' + literals + r')(\s*,\s*nullptr\s*,)?', code):
            if not match[1] and not contexts:
                sys.exit(f"{path.relative_to(root)}: no class and no helper gives its texts a context")
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
    if len(sys.argv) > 1 and sys.argv[1] != "--check":  # a tab-separated file: source, translation
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
    text = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(ts, encoding="unicode") + "\n"
    if sys.argv[1:] == ["--check"]:
        if text != target.read_text(encoding="utf-8"):
            print("vedette_zh_CN.ts does not hold the texts of the sources: run resources/translations/update.py")
            return 1
    else:
        target.write_text(text, encoding="utf-8")
    for source in dict.fromkeys(missing):
        print(source.replace("\n", "\\n"))
    return 1 if missing else 0

sys.exit(main())
