/// Numbers that rows are looked at in.
///
/// The passes over whole rows are written out for each kind of number, because the compiler makes good vector code of
/// concrete types only.
protocol ScoreNumber: FixedWidthInteger, SignedInteger, SIMDScalar, BitwiseCopyable, Sendable, Codable {
    /// Whether one of the 32 numbers from here on is at least the cut.
    static func anyOf32(_ numbers: UnsafePointer<Self>, atLeast cut: Self) -> Bool
    /// Whether one of the 32 numbers from here on is at least the cut beside it.
    static func anyOf32(_ numbers: UnsafePointer<Self>, atLeastEach cuts: UnsafePointer<Self>) -> Bool
    /// Puts each score less its price into `nets`, and `Int32.lowest` where the score is below `least`.
    static func subtract(
        _ prices: UnsafePointer<Int32>, from scores: UnsafePointer<Self>, _ count: Int, least: Self,
        into nets: UnsafeMutablePointer<Int32>)
    /// Whether one of the 8 columns from here on is nearer by `base` less score plus price than its distance.
    static func anyOf8Nearer(
        _ scores: UnsafePointer<Self>, _ prices: UnsafePointer<Int32>, _ distance: UnsafePointer<Int32>, base: Int32
    ) -> Bool
}

extension Int16: ScoreNumber {
    @inline(__always)
    static func anyOf32(_ numbers: UnsafePointer<Int16>, atLeastEach cuts: UnsafePointer<Int16>) -> Bool {
        let block = UnsafeRawPointer(numbers).loadUnaligned(as: SIMD32<Int16>.self)
        return any(block .>= UnsafeRawPointer(cuts).loadUnaligned(as: SIMD32<Int16>.self))
    }

    @inline(__always)
    static func anyOf32(_ numbers: UnsafePointer<Int16>, atLeast cut: Int16) -> Bool {
        let block = UnsafeRawPointer(numbers).loadUnaligned(as: SIMD32<Int16>.self)
        return any(block .>= SIMD32<Int16>(repeating: cut))
    }

    static func subtract(
        _ prices: UnsafePointer<Int32>, from scores: UnsafePointer<Int16>, _ count: Int, least: Int16,
        into nets: UnsafeMutablePointer<Int32>
    ) {
        for index in 0..<count {
            let net = Int32(scores[index]) &- prices[index]
            nets[index] = scores[index] >= least ? net : Int32.lowest
        }
    }

    @inline(__always)
    static func anyOf8Nearer(
        _ scores: UnsafePointer<Int16>, _ prices: UnsafePointer<Int32>, _ distance: UnsafePointer<Int32>, base: Int32
    ) -> Bool {
        let score = SIMD8<Int32>(
            truncatingIfNeeded: UnsafeRawPointer(scores).loadUnaligned(as: SIMD8<Int16>.self))
        let price = UnsafeRawPointer(prices).loadUnaligned(as: SIMD8<Int32>.self)
        let known = UnsafeRawPointer(distance).loadUnaligned(as: SIMD8<Int32>.self)
        return any(price &- score &- known .< SIMD8<Int32>(repeating: 0 &- base))
    }
}

extension Int32: ScoreNumber {
    @inline(__always)
    static func anyOf32(_ numbers: UnsafePointer<Int32>, atLeastEach cuts: UnsafePointer<Int32>) -> Bool {
        let block = UnsafeRawPointer(numbers).loadUnaligned(as: SIMD32<Int32>.self)
        return any(block .>= UnsafeRawPointer(cuts).loadUnaligned(as: SIMD32<Int32>.self))
    }

    @inline(__always)
    static func anyOf32(_ numbers: UnsafePointer<Int32>, atLeast cut: Int32) -> Bool {
        let raw = UnsafeRawPointer(numbers)
        let cuts = SIMD8<Int32>(repeating: cut)
        let one = raw.loadUnaligned(as: SIMD8<Int32>.self) .>= cuts
        let two = raw.loadUnaligned(fromByteOffset: 32, as: SIMD8<Int32>.self) .>= cuts
        let three = raw.loadUnaligned(fromByteOffset: 64, as: SIMD8<Int32>.self) .>= cuts
        let four = raw.loadUnaligned(fromByteOffset: 96, as: SIMD8<Int32>.self) .>= cuts
        return any((one .| two) .| (three .| four))
    }

    static func subtract(
        _ prices: UnsafePointer<Int32>, from scores: UnsafePointer<Int32>, _ count: Int, least: Int32,
        into nets: UnsafeMutablePointer<Int32>
    ) {
        for index in 0..<count {
            let net = scores[index] &- prices[index]
            nets[index] = scores[index] >= least ? net : Int32.lowest
        }
    }

    @inline(__always)
    static func anyOf8Nearer(
        _ scores: UnsafePointer<Int32>, _ prices: UnsafePointer<Int32>, _ distance: UnsafePointer<Int32>, base: Int32
    ) -> Bool {
        let score = UnsafeRawPointer(scores).loadUnaligned(as: SIMD8<Int32>.self)
        let price = UnsafeRawPointer(prices).loadUnaligned(as: SIMD8<Int32>.self)
        let known = UnsafeRawPointer(distance).loadUnaligned(as: SIMD8<Int32>.self)
        return any(price &- score &- known .< SIMD8<Int32>(repeating: 0 &- base))
    }
}

extension Int64: ScoreNumber {
    @inline(__always)
    static func anyOf32(_ numbers: UnsafePointer<Int64>, atLeastEach cuts: UnsafePointer<Int64>) -> Bool {
        for lane in 0..<32 where numbers[lane] >= cuts[lane] { return true }
        return false
    }

    @inline(__always)
    static func anyOf32(_ numbers: UnsafePointer<Int64>, atLeast cut: Int64) -> Bool {
        for lane in 0..<32 where numbers[lane] >= cut { return true }
        return false
    }

    static func subtract(
        _ prices: UnsafePointer<Int32>, from scores: UnsafePointer<Int64>, _ count: Int, least: Int64,
        into nets: UnsafeMutablePointer<Int32>
    ) {
        for index in 0..<count {
            nets[index] =
                scores[index] >= least ? Int32(truncatingIfNeeded: scores[index]) &- prices[index] : Int32.lowest
        }
    }

    static func anyOf8Nearer(
        _ scores: UnsafePointer<Int64>, _ prices: UnsafePointer<Int32>, _ distance: UnsafePointer<Int32>, base: Int32
    ) -> Bool { true }
}
