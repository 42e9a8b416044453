#include "render/print/pdf_file.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <vector>

namespace arobase::print {
namespace {

constexpr std::size_t kEntryBytes = 20;  // of the table: "0000000015 00000 n \n"

struct Object {
    std::size_t offset = 0;
    bool used = false;
    std::string bytes;
};

struct PdfFile {
    std::string header;
    std::vector<Object> objects;  ///< by number
    std::string trailer;          ///< from "trailer" to before "startxref"
};

std::optional<std::size_t> numberAt(std::string_view text, std::size_t at) {
    std::size_t value = 0;
    const char* end = text.data() + text.size();
    const auto [after, error] = std::from_chars(text.data() + std::min(at, text.size()), end, value);
    if (error != std::errc()) return std::nullopt;
    return value;
}

/// The table of objects; false where it is not a plain one.
bool readTable(std::string_view pdf, std::size_t table, PdfFile& file) {
    constexpr std::string_view kStart = "xref\n0 ";
    if (pdf.substr(std::min(table, pdf.size()), kStart.size()) != kStart) return false;
    const auto count = numberAt(pdf, table + kStart.size());
    const std::size_t line = pdf.find('\n', table + kStart.size());
    if (!count || line == std::string_view::npos || *count > pdf.size() / kEntryBytes || pdf.size() - line - 1 < *count * kEntryBytes) return false;
    for (std::size_t i = 0; i < *count; ++i) {
        const std::string_view entry = pdf.substr(line + 1 + i * kEntryBytes, kEntryBytes);
        const auto offset = numberAt(entry, 0);
        if (!offset || *offset >= table) return false;
        file.objects.push_back({*offset, entry[17] == 'n', {}});
    }
    const std::size_t trailer = line + 1 + *count * kEntryBytes, end = pdf.rfind("startxref");
    if (end == std::string_view::npos || end < trailer || !pdf.substr(trailer).starts_with("trailer")) return false;
    file.trailer = pdf.substr(trailer, end - trailer);
    return true;
}

/// Each object's bytes: from where it begins to where the next one does.
bool readObjects(std::string_view pdf, std::size_t table, PdfFile& file) {
    std::vector<std::size_t> starts{table};
    for (const Object& o : file.objects)
        if (o.used) starts.push_back(o.offset);
    std::ranges::sort(starts);
    file.header = pdf.substr(0, starts.front());
    for (std::size_t number = 0; number < file.objects.size(); ++number) {
        Object& object = file.objects[number];
        if (!object.used) continue;
        const std::size_t end = *std::ranges::upper_bound(starts, object.offset);
        object.bytes = pdf.substr(object.offset, end - object.offset);
        if (!object.bytes.starts_with(std::to_string(number) + " 0 obj")) return false;
    }
    return true;
}

std::optional<PdfFile> parsed(std::string_view pdf) {
    PdfFile file;
    const std::size_t last = pdf.rfind("startxref\n");
    if (last == std::string_view::npos) return std::nullopt;
    const auto table = numberAt(pdf, last + 10);
    if (!table || !readTable(pdf, *table, file) || !readObjects(pdf, *table, file)) return std::nullopt;
    return file;
}

/// The one object whose dictionary begins so; nullptr where there is none, or more.
Object* theOne(PdfFile& file, std::string_view start) {
    Object* found = nullptr;
    for (Object& object : file.objects) {
        const std::size_t line = object.bytes.find('\n');
        if (line == std::string::npos || !std::string_view(object.bytes).substr(line + 1).starts_with(start)) continue;
        const char after = object.bytes[std::min(line + 1 + start.size(), object.bytes.size() - 1)];
        if (after != ' ' && after != '\n') continue;  // /Pages is not /Page
        if (found != nullptr) return nullptr;
        found = &object;
    }
    return found;
}

std::string boxText(std::string_view name, const PdfBox& b) {
    char text[160];
    std::snprintf(text, sizeof text, "   /%.*s [ %.4f %.4f %.4f %.4f ]\n", static_cast<int>(name.size()), name.data(), b.left, b.bottom, b.right, b.top);
    return text;
}

/// After "NN 0 obj\n<<".
void addEntries(Object& object, const std::string& entries) {
    const std::size_t dictionary = object.bytes.find("<<");
    object.bytes.insert(dictionary + 2, "\n" + entries + "  ");
}

void removeEntry(Object& object, std::string_view name) {
    const std::size_t at = object.bytes.find(name);
    if (at == std::string::npos) return;
    const std::size_t begin = object.bytes.rfind('\n', at), end = object.bytes.find('\n', at);
    if (begin != std::string::npos && end != std::string::npos) object.bytes.erase(begin, end - begin);
}

std::string written(const PdfFile& file) {
    std::string pdf = file.header, table = "xref\n0 " + std::to_string(file.objects.size()) + "\n";
    for (const Object& object : file.objects) {
        char entry[kEntryBytes + 1];
        std::snprintf(entry, sizeof entry, "%010zu %05d %c \n", object.used ? pdf.size() : 0, object.used ? 0 : 65535, object.used ? 'n' : 'f');
        table += entry;
        pdf += object.bytes;
    }
    const std::size_t at = pdf.size();
    return pdf + table + file.trailer + "startxref\n" + std::to_string(at) + "\n%%EOF\n";
}

}  // namespace

std::optional<std::string> withNotes(std::string_view pdf, const PdfNotes& notes) {
    auto file = parsed(pdf);
    if (!file) return std::nullopt;
    Object *page = theOne(*file, "<< /Type /Page"), *catalogue = theOne(*file, "<< /Type /Catalog"), *title = theOne(*file, "<< /Producer");
    if (page == nullptr || catalogue == nullptr || title == nullptr) return std::nullopt;
    addEntries(*page, boxText("TrimBox", notes.trim) + boxText("BleedBox", notes.bleed));
    addEntries(*catalogue, "   /Lang (" + std::string(notes.language) + ")\n   /ViewerPreferences << /DisplayDocTitle true >>\n");
    if (!notes.dated) removeEntry(*title, "/CreationDate");
    return written(*file);
}

}  // namespace arobase::print
