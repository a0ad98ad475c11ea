#pragma once

/// The newest version of the classic schema; older files are brought up to it step by step.
inline constexpr int newestClassicSchema = 43;
