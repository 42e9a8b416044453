# Communes through time, on events written by hand; the real ones are in geo_real.
add_executable(tests_data_cog ${CMAKE_CURRENT_LIST_DIR}/cog_history_test.cpp)
target_link_libraries(tests_data_cog PRIVATE arobase_data GTest::gtest_main)
target_compile_definitions(tests_data_cog PRIVATE AROBASE_DEFAULT_EXHIBITION="${CMAKE_CURRENT_LIST_DIR}/../../assets/villes-internet")
gtest_discover_tests(tests_data_cog DISCOVERY_MODE PRE_TEST)
# Communes through time against a table made by other means, which is nobody's to ship: skipped where it is not.
add_executable(passage_check ${CMAKE_CURRENT_LIST_DIR}/../tools/passage_check.cpp)
target_link_libraries(passage_check PRIVATE arobase_data)
if(DEFINED ENV{AROBASE_PASSAGE})
  set(passage_table $ENV{AROBASE_PASSAGE})
else()
  set(passage_table ${PROJECT_SOURCE_DIR}/../shared/geodata/passage-2018-2026.csv)
endif()
# Splits, of which the table names one heir and the atlas all.
add_test(NAME data.passage COMMAND passage_check ${proof_atlas} ${passage_table} 14712 15141 85084)
set_tests_properties(data.passage PROPERTIES SKIP_RETURN_CODE 77)
