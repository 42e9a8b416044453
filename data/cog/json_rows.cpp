#include "data/cog/json_rows.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>

namespace arobase {
namespace {

using nlohmann::json;

/// Depth 1: the array; 2: a row; 3: a list of a row. Deeper is passed over.
class RowReader final : public nlohmann::json_sax<json> {
public:
    explicit RowReader(const std::function<void(const JsonRow&)>& visit) : m_visit(visit) {}

    bool null() override { return value({}); }
    bool boolean(bool on) override { return value(on ? "true" : "false"); }
    bool number_integer(number_integer_t n) override { return value(std::to_string(n)); }
    bool number_unsigned(number_unsigned_t n) override { return value(std::to_string(n)); }
    bool number_float(number_float_t, const string_t& text) override { return value(text); }
    bool string(string_t& text) override { return value(std::move(text)); }
    bool binary(binary_t&) override { return true; }
    bool key(string_t& name) override {
        if (m_depth == 2) m_key = std::move(name);
        return true;
    }
    bool start_object(std::size_t) override {
        ++m_depth;
        if (m_depth == 1) return false;  // no array of rows
        if (m_depth == 2) {
            m_row.texts.clear();
            m_row.lists.clear();
            ++m_row.number;
        }
        return true;
    }
    bool end_object() override {
        if (m_depth-- == 2) m_visit(m_row);
        return true;
    }
    bool start_array(std::size_t) override {
        ++m_depth;
        if (m_depth == 3) m_row.lists.emplace_back(m_key, std::vector<std::string>());
        return true;
    }
    bool end_array() override {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const json::exception&) override {
        brokeAt = position;
        return false;
    }

    int rows() const { return m_row.number; }
    std::size_t brokeAt = 0;

private:
    bool value(std::string text) {
        if (m_depth == 0) return false;
        if (m_depth == 2) m_row.texts.emplace_back(m_key, std::move(text));
        if (m_depth == 3 && !m_row.lists.empty() && m_row.lists.back().first == m_key) m_row.lists.back().second.push_back(std::move(text));
        return true;
    }

    const std::function<void(const JsonRow&)>& m_visit;
    JsonRow m_row;
    std::string m_key;
    int m_depth = 0;
};

template <class Members>
auto memberOf(const Members& members, std::string_view name) {
    return std::ranges::find_if(members, [&](const auto& member) { return member.first == name; });
}

}  // namespace

std::string_view JsonRow::text(std::string_view name) const {
    const auto found = memberOf(texts, name);
    return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

const std::vector<std::string>& JsonRow::list(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = memberOf(lists, name);
    return found == lists.end() ? none : found->second;
}

std::uint32_t JsonRow::count(std::string_view name) const {
    const std::string_view digits = text(name);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
}

bool forEachJsonRow(const std::filesystem::path& file, std::string_view rule, Issues& issues,
                    const std::function<void(const JsonRow&)>& visit) {
    Issue issue;
    issue.rule = rule;
    issue.file = file.string();
    std::error_code error;
    std::ifstream stream(file, std::ios::binary);
    if (!std::filesystem::is_regular_file(file, error) || !stream) {
        issue.message = "table absente ou illisible\u202f; relancer la mise en place";
        issues.push_back(std::move(issue));
        return false;
    }
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    std::string text(error ? 0 : static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    RowReader reader(visit);
    if (json::sax_parse(text, &reader)) return true;
    issue.message = "table abîmée après l’octet " + std::to_string(reader.brokeAt) + "\u202f: " + std::to_string(reader.rows()) +
                    " lignes y sont commencées, le reste manque\u202f; relancer la mise en place";
    issues.push_back(std::move(issue));
    return false;
}

}  // namespace arobase
