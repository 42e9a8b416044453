# Visitors' landmarks. The store tests start one PostgreSQL for all of them: one ctest test a program.
find_package(GDAL CONFIG REQUIRED)
set(landmark_tests ${CMAKE_CURRENT_LIST_DIR}/landmarks)
set(landmark_definitions AROBASE_DEFAULT_EXHIBITION="${CMAKE_CURRENT_LIST_DIR}/../../assets/villes-internet" AROBASE_LANDMARK_TESTS="${landmark_tests}")
add_executable(tests_data_landmarks ${landmark_tests}/landmark_test.cpp ${landmark_tests}/queue_test.cpp
  ${landmark_tests}/moderation_test.cpp ${landmark_tests}/withdrawal_test.cpp ${landmark_tests}/exchange_test.cpp)
target_link_libraries(tests_data_landmarks PRIVATE arobase_data GTest::gtest_main)
target_compile_definitions(tests_data_landmarks PRIVATE ${landmark_definitions})
gtest_discover_tests(tests_data_landmarks DISCOVERY_MODE PRE_TEST)

add_executable(tests_data_landmark_qr ${landmark_tests}/qr_test.cpp)
target_link_libraries(tests_data_landmark_qr PRIVATE arobase_data GTest::gtest_main)
target_compile_definitions(tests_data_landmark_qr PRIVATE ${landmark_definitions})
gtest_discover_tests(tests_data_landmark_qr DISCOVERY_MODE PRE_TEST)

add_executable(tests_data_landmark_store ${landmark_tests}/store_test.cpp)
target_link_libraries(tests_data_landmark_store PRIVATE arobase_data GTest::gtest_main)
target_compile_definitions(tests_data_landmark_store PRIVATE ${landmark_definitions})
add_test(NAME landmarks.store COMMAND tests_data_landmark_store)
set_tests_properties(landmarks.store PROPERTIES TIMEOUT 400)

# The writer is a program of its own, killed from outside (ptrace).
add_executable(landmark_fault_writer ${landmark_tests}/fault_writer.cpp)
target_link_libraries(landmark_fault_writer PRIVATE arobase_data)
add_executable(tests_data_landmark_faults ${landmark_tests}/fault_test.cpp ${landmark_tests}/syscall_tracer.cpp)
target_link_libraries(tests_data_landmark_faults PRIVATE arobase_data GDAL::GDAL GTest::gtest_main)
target_compile_definitions(tests_data_landmark_faults PRIVATE ${landmark_definitions} AROBASE_FAULT_WRITER="$<TARGET_FILE:landmark_fault_writer>")
add_dependencies(tests_data_landmark_faults landmark_fault_writer)
add_test(NAME landmarks.faults COMMAND tests_data_landmark_faults)
set_tests_properties(landmarks.faults PROPERTIES TIMEOUT 600)
