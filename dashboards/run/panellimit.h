#pragma once

/// Of one dashboard: a variable with ten thousand values repeated by mistake must not stop the window.
inline constexpr int mostLivePanels = 10'000;
