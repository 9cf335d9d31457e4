# SPDX-License-Identifier: Apache-2.0
# Puts the browser page's parts into a source file: cmake -DFOLDER=... -DSCRIPTS=a.js,b.js -DOUTPUT=x.cpp -P embed.cmake
# Scripts become one, in the order given, in a scope of its own.
string(REPLACE "," ";" SCRIPTS "${SCRIPTS}")
file(READ ${FOLDER}/frame.html frame)
file(READ ${FOLDER}/style.css style)
set(script "(() => {\n'use strict';\n")
foreach(name IN LISTS SCRIPTS)
  file(READ ${FOLDER}/${name} part)
  string(APPEND script "${part}")
endforeach()
string(APPEND script "})();\n")

set(source "// Made from lib/review/page/ by embed.cmake.\n#include \"review/page_parts.hpp\"\n\nnamespace chamra {\n")
foreach(part frame style script)
  string(APPEND source "const std::string_view page_${part} = R\"part~(${${part}})part~\";\n")
endforeach()
file(WRITE ${OUTPUT} "${source}}  // namespace chamra\n")
